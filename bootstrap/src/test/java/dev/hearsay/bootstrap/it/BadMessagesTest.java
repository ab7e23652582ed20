// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.event.GossipEvent.DuplicateIdentity;
import dev.hearsay.domain.event.GossipEvent.MemberAlive;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A peer that got in sends what it should not: it is refused, and the stream goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class BadMessagesTest {
  private static final Endpoint SOMEWHERE = Endpoint.parse("localhost:1");

  private Besiegers besiegers;
  private Fortress fortress;
  private Impostor insider;
  private RawStream stream;
  private long incarnation;

  @BeforeAll
  void build(@TempDir Path folder) {
    SignatureProvider provider = SignatureProvider.select(ProviderPreference.AUTO);
    besiegers = new Besiegers(folder, provider);
    fortress = new Fortress(besiegers, provider);
    insider = besiegers.insider();
  }

  @AfterAll
  void tearDown() {
    fortress.close();
  }

  @BeforeEach
  void getIn() {
    fortress.forgetEvents();
    stream = fortress.streamOf(insider);
    stream.send(Impostor.bytes(insider.handshake()));
    fortress.awaitLinkOf(insider.self().pkiId());
    incarnation++;
  }

  @AfterEach
  void theStreamIsStillOfUse() {
    try (RawStream used = stream) {
      fortress.forgetEvents();
      PeerTime unreachable = new PeerTime(incarnation + 1, 0);
      used.send(Impostor.bytes(Envelope.unsigned(insider.sign(alive(unreachable)).payload())));
      fortress.awaitRejection(Rejection.MISSING_SIGNATURE);
      incarnation += 2;
    }
  }

  @Test
  void anIllegalTag() {
    GossipMessage heartbeat = alive(new PeerTime(incarnation, 1));
    send(insider.sign(new GossipMessage(0, ChannelId.NONE, Tag.CHAN_ONLY, heartbeat.content())));

    fortress.awaitRejection(Rejection.ILLEGAL_TAG);
  }

  @Test
  void aHeartbeatWithAnEqualTimeIsStale() {
    Envelope heartbeat = insider.sign(alive(new PeerTime(incarnation, 7)));
    send(heartbeat);
    send(heartbeat);

    fortress.awaitRejection(Rejection.STALE_ALIVE);
  }

  @Test
  void aHeartbeatWithAHighSIsAForgery() {
    send(HighS.of(insider.sign(alive(new PeerTime(incarnation, 1)))));

    fortress.awaitRejection(Rejection.BAD_SIGNATURE);
  }

  @Test
  void aHeartbeatInTheNameOfTheNodeItself() {
    PeerTime newer = new PeerTime(Long.MAX_VALUE, 1);
    send(insider.sign(alive(fortress.pkiId(), newer)));
    fortress.awaitRejection(Rejection.BAD_SIGNATURE);

    send(besiegers.twin().sign(alive(fortress.pkiId(), newer)));
    fortress.awaitRejection(Rejection.OWN_PKI_ID);
    fortress.awaitEvent(DuplicateIdentity.class, event -> true);
  }

  @Test
  void aHeartbeatOfSomebodyUnknown() {
    PkiId nobody = besiegers.foreigner().self().pkiId();
    send(insider.sign(alive(nobody, new PeerTime(incarnation, 1))));

    fortress.awaitRejection(Rejection.UNKNOWN_IDENTITY);
  }

  @Test
  void anAnswerThatNobodyAskedFor() {
    send(
        Envelope.unsigned(
            Impostor.CODEC.encode(
                GossipMessage.of(42, new Content.MembershipResponse(List.of(), List.of())))));

    fortress.awaitRejection(Rejection.UNSOLICITED);
  }

  @Test
  void aPayloadThatIsGarbageEndsTheStreamThatItCameOnAndNoOther() {
    Impostor babbler = besiegers.honest();
    try (RawStream babble = fortress.streamOf(babbler)) {
      babble.send(Impostor.bytes(babbler.handshake()));
      fortress.awaitLinkOf(babbler.self().pkiId());
      babble.send(Impostor.bytes(Envelope.unsigned(Bytes.hex("ffffffffffffffffffffff"))));

      fortress.awaitRejection(Rejection.MALFORMED_MESSAGE);
      assertThat(babble.awaitEnd().isOk()).isFalse();
    }
  }

  @Test
  void timesBeyondTheSignBitAreOnlyVeryLate() {
    Impostor honest = besiegers.honest();
    PkiId author = honest.self().pkiId();
    try (RawStream other = fortress.streamOf(honest)) {
      other.send(Impostor.bytes(honest.handshake()));
      fortress.awaitLinkOf(author);
      for (PeerTime time : List.of(new PeerTime(1, 1), new PeerTime(-1, -1), new PeerTime(2, 1))) {
        other.send(Impostor.bytes(honest.sign(alive(author, time))));
      }

      fortress.awaitRejection(Rejection.STALE_ALIVE);
      fortress.awaitEvent(MemberAlive.class, event -> event.peer().equals(author));
      assertThat(fortress.refusals()).containsOnly(Rejection.STALE_ALIVE);
    }
  }

  private void send(Envelope envelope) {
    stream.send(Impostor.bytes(envelope));
  }

  private GossipMessage alive(PeerTime time) {
    return alive(insider.self().pkiId(), time);
  }

  private static GossipMessage alive(PkiId author, PeerTime time) {
    return GossipMessage.of(
        new Content.AliveMessage(
            new Content.Member(SOMEWHERE, Bytes.EMPTY, author), time, PeerIdentity.NONE));
  }
}
