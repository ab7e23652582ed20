// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MessageCodec} keeps: what was said comes back, nothing that arrives can make it
 * throw, and the bytes that arrived stay the message.
 */
public abstract class MessageCodecContract {

  private static final int SEEDS = 40;

  /** The codec on trial. */
  protected abstract MessageCodec codec();

  // ---- what was said comes back ----------------------------------------------------------------

  @Test
  public void aMessageOfEachContentComesBackAsItWasSaid() {
    forEachSeed(generator -> generator.oneOfEach().forEach(this::assertComesBack));
  }

  private void assertComesBack(GossipMessage message) {
    assertThat(decoded(Envelope.unsigned(codec().encode(message)))).isEqualTo(message);
  }

  @Test
  public void anEnvelopeComesBackWithItsSignatureAndSecret() {
    forEachSeed(generator -> {
      Envelope envelope = generator.envelope();
      Decoded<Envelope> back = codec().decodeEnvelope(codec().encodeEnvelope(envelope));
      assertThat(back).isEqualTo(new Decoded.Value<>(envelope));
    });
  }

  @Test
  public void anEmptySecretIsNotTheSameAsNoSecret() {
    Envelope bare = Envelope.unsigned(Bytes.utf8("payload"));
    Envelope withSecret = bare.withSecret(new SecretEnvelope(Bytes.EMPTY, Bytes.EMPTY));
    assertThat(codec().decodeEnvelope(codec().encodeEnvelope(withSecret)))
        .isEqualTo(new Decoded.Value<>(withSecret))
        .isNotEqualTo(new Decoded.Value<>(bare));
  }

  @Test
  public void aSecretComesBackAsItWasTold() {
    forEachSeed(generator -> {
      Secret secret = generator.secret();
      assertThat(codec().decodeSecret(codec().encodeSecret(secret)))
          .isEqualTo(new Decoded.Value<>(secret));
    });
  }

  @Test
  public void aMessageWithoutThePkiIdOfItsAuthorIsNotEncoded() {
    GossipMessage nameless =
        GossipMessage.of(
            new Content.ConnEstablish(PkiId.NONE, PeerIdentity.NONE, Bytes.EMPTY, false));
    assertThatThrownBy(() -> codec().encode(nameless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PKI-ID");
  }

  // ---- the bytes that arrived stay the message -------------------------------------------------

  @Test
  public void aDecodedMessageStandsBesideTheEnvelopeItCameIn() {
    forEachSeed(generator -> {
      Envelope envelope = Envelope.signed(codec().encode(generator.message()), generator.bytes());
      assertThat(codec().decode(envelope))
          .isInstanceOfSatisfying(
              Decoded.Value.class,
              value -> assertThat(((SignedMessage) value.value()).envelope()).isSameAs(envelope));
    });
  }

  @Test
  public void theBlockOfADecodedMessageIsAWindowOnTheBytesThatArrived() {
    Content.Payload block =
        new Content.Payload(7, new MessageGenerator(1).bytes(10_000), List.of());
    Bytes arrived = codec().encode(GossipMessage.of(new Content.DataMessage(block)));
    GossipMessage message = decoded(Envelope.unsigned(arrived));
    assertThat(message.content())
        .isInstanceOfSatisfying(
            Content.DataMessage.class,
            data -> assertThat(array(data.payload().block())).isSameAs(array(arrived)));
  }

  @Test
  public void thePartsOfADecodedEnvelopeAreWindowsOnTheBytesThatArrived() {
    Envelope sent =
        Envelope.signed(Bytes.utf8("payload"), Bytes.utf8("signature"))
            .withSecret(new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("its signature")));
    Bytes arrived = codec().encodeEnvelope(sent);
    assertThat(codec().decodeEnvelope(arrived))
        .isInstanceOfSatisfying(
            Decoded.Value.class, value -> assertIsWindow((Envelope) value.value(), arrived));
  }

  private static void assertIsWindow(Envelope envelope, Bytes arrived) {
    assertThat(array(envelope.payload())).isSameAs(array(arrived));
    assertThat(array(envelope.signature())).isSameAs(array(arrived));
    assertThat(array(envelope.secret().orElseThrow().payload())).isSameAs(array(arrived));
  }

  // ---- nothing that arrives can make it throw --------------------------------------------------

  @Test
  public void anyBytesGiveAValueOrANamedFailure() {
    forEachSeed(generator -> {
      for (int length = 0; length < 100; length++) {
        decodeAsEverything(generator.bytes(length));
      }
    });
  }

  @Test
  public void aMessageCutShortAnywhereGivesAValueOrANamedFailure() {
    for (GossipMessage message : new MessageGenerator(2).oneOfEach()) {
      Bytes whole = codec().encode(message);
      for (int length = 0; length < whole.length(); length++) {
        decodeAsEverything(whole.slice(0, length));
      }
    }
  }

  @Test
  public void aMessageWithAnyBitFlippedGivesAValueOrANamedFailure() {
    for (GossipMessage message : new MessageGenerator(3).oneOfEach()) {
      Bytes whole = codec().encode(message);
      for (int bit = 0; bit < whole.length() * Byte.SIZE; bit++) {
        decodeAsEverything(flip(whole, bit));
      }
    }
  }

  @Test
  public void anEnvelopeWithoutPayloadIsRefusedByName() {
    assertThat(codec().decode(Envelope.unsigned(Bytes.EMPTY)))
        .isInstanceOfSatisfying(
            Decoded.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(DecodeFailure.MISSING_PAYLOAD));
  }

  private void decodeAsEverything(Bytes bytes) {
    assertThat(codec().decode(Envelope.unsigned(bytes))).isNotNull();
    assertThat(codec().decodeEnvelope(bytes)).isNotNull();
    assertThat(codec().decodeSecret(bytes)).isNotNull();
  }

  private static Bytes flip(Bytes bytes, int bit) {
    byte[] array = bytes.toArray();
    array[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return Bytes.wrap(array);
  }

  // ---- help ------------------------------------------------------------------------------------

  private static void forEachSeed(Consumer<MessageGenerator> story) {
    for (long seed = 0; seed < SEEDS; seed++) {
      story.accept(new MessageGenerator(seed));
    }
  }

  private GossipMessage decoded(Envelope envelope) {
    return switch (codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage signed) -> signed.message();
      case Decoded.Failed<SignedMessage>(DecodeFailure reason, String detail) ->
          fail("%s: %s", reason, detail);
    };
  }

  private static byte[] array(Bytes bytes) {
    return bytes.read((array, offset, length) -> array);
  }
}
