// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;

/**
 * Speaks in the name of others: heartbeats, state infos, identities and blocks that they, or the
 * orderers, never signed, dated so that they would supersede the true ones.
 */
public final class ForgedSignatures implements Script {

  private static final Endpoint TRAP = Endpoint.of("trap.example", 7051);
  private static final long YEAR_NANOS = 365L * 24 * 3_600 * 1_000_000_000L;

  /** A forger. */
  public ForgedSignatures() {}

  @Override
  public void tick(Voice voice) {
    List<ValidatedIdentity> others = voice.others();
    ValidatedIdentity author = others.get(voice.chance().nextInt(others.size()));
    PeerTime now = voice.nextTime();
    PeerTime later = new PeerTime(now.incarnation() + YEAR_NANOS, now.sequence());
    GossipMessage alive = Words.alive(author.pkiId(), TRAP, later);
    for (Conversation to : voice.conversations()) {
      tell(voice, to, voice.sign(alive));
      tell(voice, to, voice.unsigned(alive));
      for (ChannelId channel : voice.channels()) {
        tell(
            voice, to, voice.sign(Words.stateInfo(author.pkiId(), channel, later, Long.MAX_VALUE)));
        tell(voice, to, voice.unsigned(Words.block(channel, 1_000_000, Bytes.utf8("forged"))));
      }
    }
  }

  /** Who pulls identities is offered one that does not exist. */
  @Override
  public void hears(Voice voice, Conversation from, SignedMessage message) {
    switch (message.content()) {
      case Content.GossipHello hello when hello.type() == PullType.IDENTITY ->
          tell(voice, from, voice.unsigned(offer(voice, hello)));
      case Content.DataRequest request when request.type() == PullType.IDENTITY -> {
        Envelope forged = voice.sign(Words.introduction(from.peer(), voice.self()));
        tell(
            voice,
            from,
            voice.unsigned(Words.update(ChannelId.NONE, request.nonce(), List.of(forged))));
      }
      default -> {}
    }
  }

  private static GossipMessage offer(Voice voice, Content.GossipHello hello) {
    Bytes nobody = Noise.bytes(voice.chance(), 32);
    return Words.digest(ChannelId.NONE, hello.nonce(), List.of(nobody));
  }

  private static void tell(Voice voice, Conversation to, Envelope forged) {
    voice.say(to, forged);
    voice.misdeed();
  }
}
