// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object for the name of each peer, however many messages carry it: nodes look up names all the
 * time, and the same object is found without comparing bytes.
 *
 * <p>Bounded: who was first heard of longest ago gives way, and gets another object then.
 */
final class SharedNames {

  private static final int KEPT = 16_384;

  private final Known known = new Known();

  @SuppressWarnings("serial") // goes nowhere
  private static final class Known extends LinkedHashMap<PkiId, PkiId> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<PkiId, PkiId> eldest) {
      return size() > KEPT;
    }
  }

  /** The object for {@code name}. */
  PkiId of(PkiId name) {
    PkiId former = known.putIfAbsent(name, name);
    return former == null ? name : former;
  }

  /** The same message with the object for the name of its author. */
  GossipMessage in(GossipMessage message) {
    return switch (message.content()) {
      case Content.AliveMessage alive -> with(message, in(alive));
      case Content.StateInfo state -> with(message, in(state));
      case Content _ -> message;
    };
  }

  private Content in(Content.AliveMessage alive) {
    Content.Member member = alive.membership();
    return new Content.AliveMessage(
        new Content.Member(member.externalEndpoint(), member.metadata(), of(member.pkiId())),
        alive.time(),
        alive.identity());
  }

  private Content in(Content.StateInfo state) {
    return new Content.StateInfo(
        state.time(), of(state.pkiId()), state.channelMac(), state.properties());
  }

  private static GossipMessage with(GossipMessage message, Content content) {
    return new GossipMessage(message.nonce(), message.channel(), message.tag(), content);
  }
}
