// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.wire.ProtobufCodec;
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

  private SignedMessage decode(Envelope envelope) {
    if (codec.decode(envelope) instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      return message;
    }
    throw new AssertionError("cannot be decoded");
  }
}
