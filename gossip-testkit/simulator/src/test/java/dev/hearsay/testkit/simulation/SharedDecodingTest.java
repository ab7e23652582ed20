// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.wire.ProtobufCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedDecodingTest {

  private final SharedDecoding codec = new SharedDecoding(new ProtobufCodec());
  private final Bytes payload = codec.encode(GossipMessage.of(new Content.Acknowledgement("done")));

  @Test
  void copiesOfAnEnvelopeShareTheirMessage() {
    Envelope first = Envelope.signed(payload, Bytes.utf8("one"));
    Envelope second = Envelope.signed(payload, Bytes.utf8("two"));

    SignedMessage one = decode(first);
    SignedMessage two = decode(second);

    assertThat(two.message()).isSameAs(one.message());
    assertThat(one.envelope()).isSameAs(first);
    assertThat(two.envelope()).isSameAs(second);
  }

  @Test
  void aPayloadThatWasChangedOnItsWayIsDecodedOnItsOwn() {
    decode(Envelope.unsigned(payload));
    Bytes changed = codec.encode(GossipMessage.of(new Content.Acknowledgement("undone")));

    assertThat(decode(Envelope.unsigned(changed)).content())
        .isEqualTo(new Content.Acknowledgement("undone"));
  }

  @Test
  void whatCannotBeDecodedFailsEachTime() {
    Envelope nonsense = Envelope.unsigned(Bytes.hex("ffff"));

    assertThat(codec.decode(nonsense)).isInstanceOf(Decoded.Failed.class);
    assertThat(codec.decode(nonsense)).isInstanceOf(Decoded.Failed.class);
  }

  @Test
  void whatWasNotSeenForLongIsDecodedAgain() {
    Envelope old = Envelope.unsigned(payload);
    SignedMessage first = decode(old);

    for (int i = 0; i < 2 * SharedDecoding.GENERATION_ENTRIES; i++) {
      codec.decode(Envelope.unsigned(Bytes.hex("ffff")));
    }

    assertThat(decode(old).message()).isEqualTo(first.message()).isNotSameAs(first.message());
  }

  @Test
  void whatWasSaidIsPassedByReferenceWithAllThatIsInIt() {
    Envelope element = Envelope.signed(Bytes.utf8("one"), Bytes.utf8("two"));
    GossipMessage said =
        GossipMessage.of(new Content.MembershipResponse(List.of(element), List.of()));

    SignedMessage heard = decode(Envelope.unsigned(codec.encode(said)));

    assertThat(heard.message()).isSameAs(said);
  }

  @Test
  void whatComesBackOtherwiseThanItWasSaidCountsAsItCame() {
    String halfACharacter = "\ud800";
    GossipMessage said = GossipMessage.of(new Content.Acknowledgement(halfACharacter));

    SignedMessage heard = decode(Envelope.unsigned(codec.encode(said)));

    assertThat(heard.content()).isEqualTo(new Content.Acknowledgement("?"));
  }

  @Test
  void messagesOfOnePeerShareItsName() {
    PkiId name = new PkiId(Bytes.utf8("alice"));
    codec.introduce(name);
    SharedDecoding other = new SharedDecoding(new ProtobufCodec());

    SignedMessage heard = decode(Envelope.unsigned(other.encode(alive("alice"))));

    assertThat(heard.content())
        .isInstanceOfSatisfying(
            Content.AliveMessage.class, alive -> assertThat(alive.author()).isSameAs(name));
  }

  private static GossipMessage alive(String author) {
    Content.Member member =
        new Content.Member(Endpoint.NONE, Bytes.EMPTY, new PkiId(Bytes.utf8(author)));
    return GossipMessage.of(
        new Content.AliveMessage(member, new PeerTime(1, 1), PeerIdentity.NONE));
  }

  private SignedMessage decode(Envelope envelope) {
    if (codec.decode(envelope) instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      return message;
    }
    throw new AssertionError("cannot be decoded");
  }
}
