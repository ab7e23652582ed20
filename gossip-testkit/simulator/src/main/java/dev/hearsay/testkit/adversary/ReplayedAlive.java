// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the heartbeats of others that it hears first, and says them again and again. Secrets, and
 * who has no external endpoint, it keeps to its own organization: this script lies about time only.
 */
public final class ReplayedAlive implements Script {

  private static final int MEMORY = 64;
  private static final int PER_TICK = 4;

  private final List<SignedMessage> kept = new ArrayList<>();
  private int next;

  /** A parrot that has heard nothing. */
  public ReplayedAlive() {}

  @Override
  public void hears(Voice voice, Conversation from, SignedMessage message) {
    switch (message.content()) {
      case Content.AliveMessage _ -> keep(message);
      case Content.MembershipResponse(List<Envelope> alive, List<Envelope> dead) -> {
        alive.forEach(element -> voice.decode(element).ifPresent(this::keep));
        dead.forEach(element -> voice.decode(element).ifPresent(this::keep));
      }
      default -> {}
    }
  }

  private void keep(SignedMessage message) {
    if (kept.size() < MEMORY) {
      kept.add(new SignedMessage(message.envelope().compact(), message.message()));
    }
  }

  @Override
  public void tick(Voice voice) {
    for (Conversation to : voice.conversations()) {
      for (int i = 0; i < PER_TICK && !kept.isEmpty(); i++) {
        next = (next + 1) % kept.size();
        repeat(voice, to, kept.get(next));
      }
    }
  }

  private static void repeat(Voice voice, Conversation to, SignedMessage old) {
    boolean own = to.org().equals(voice.self().org());
    if (own || isVisible(old)) {
      voice.say(to, own ? old.envelope() : old.envelope().withoutSecret());
      voice.misdeed();
    }
  }

  private static boolean isVisible(SignedMessage message) {
    return message.content() instanceof Content.AliveMessage alive
        && !alive.membership().externalEndpoint().isNone();
  }
}
