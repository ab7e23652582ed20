// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.testkit.contracts.ForwardingCodec;
import dev.hearsay.testkit.contracts.MessageCodecContract;
import org.junit.jupiter.api.Test;

/** A contract that has never failed is no contract: each broken codec here fails it. */
class CodecContractCatchesBrokenCodecsTest {

  @Test
  void aCodecThatForgetsTheNonceIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Bytes encode(GossipMessage message) {
                return super.encode(
                    new GossipMessage(0, message.channel(), message.tag(), message.content()));
              }
            });
    assertThatThrownBy(contract::aMessageOfEachContentComesBackAsItWasSaid)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCodecThatLosesTheSecretIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Bytes encodeEnvelope(Envelope envelope) {
                return super.encodeEnvelope(envelope.withoutSecret());
              }
            });
    assertThatThrownBy(contract::anEnvelopeComesBackWithItsSignatureAndSecret)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::anEmptySecretIsNotTheSameAsNoSecret)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCodecThatCopiesWhatArrivedIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Decoded<SignedMessage> decode(Envelope envelope) {
                return super.decode(
                    Envelope.signed(Bytes.copyOf(envelope.payload().toArray()), Bytes.EMPTY));
              }

              @Override
              public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
                return super.decodeEnvelope(Bytes.copyOf(bytes.toArray()));
              }
            });
    assertThatThrownBy(contract::aDecodedMessageStandsBesideTheEnvelopeItCameIn)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::theBlockOfADecodedMessageIsAWindowOnTheBytesThatArrived)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::thePartsOfADecodedEnvelopeAreWindowsOnTheBytesThatArrived)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCodecThatThrowsAtGarbageIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Decoded<Secret> decodeSecret(Bytes payload) {
                return switch (super.decodeSecret(payload)) {
                  case Decoded.Value<Secret> value -> value;
                  case Decoded.Failed<Secret> failed ->
                      throw new IllegalStateException(failed.detail());
                };
              }
            });
    assertThatThrownBy(contract::anyBytesGiveAValueOrANamedFailure)
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(contract::aMessageCutShortAnywhereGivesAValueOrANamedFailure)
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(contract::aMessageWithAnyBitFlippedGivesAValueOrANamedFailure)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCodecThatForgetsWhatTheSecretSaysIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Bytes encodeSecret(Secret secret) {
                return Bytes.EMPTY;
              }
            });
    assertThatThrownBy(contract::aSecretComesBackAsItWasTold).isInstanceOf(AssertionError.class);
  }

  @Test
  void aCodecThatEncodesTheNamelessIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Bytes encode(GossipMessage message) {
                try {
                  return super.encode(message);
                } catch (IllegalArgumentException e) {
                  return Bytes.EMPTY;
                }
              }
            });
    assertThatThrownBy(contract::aMessageWithoutThePkiIdOfItsAuthorIsNotEncoded)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCodecThatTakesNothingForAMessageIsCaught() {
    MessageCodecContract contract =
        contractFor(
            new Delegate() {
              @Override
              public Decoded<SignedMessage> decode(Envelope envelope) {
                return envelope.payload().isEmpty()
                    ? new Decoded.Failed<>(DecodeFailure.MALFORMED, "nothing there")
                    : super.decode(envelope);
              }
            });
    assertThatThrownBy(contract::anEnvelopeWithoutPayloadIsRefusedByName)
        .isInstanceOf(AssertionError.class);
  }

  private static MessageCodecContract contractFor(MessageCodec codec) {
    return new MessageCodecContract() {
      @Override
      protected MessageCodec codec() {
        return codec;
      }
    };
  }

  /** The right codec, to be broken in one place. */
  private static class Delegate extends ForwardingCodec {
    Delegate() {
      super(new ProtobufCodec());
    }
  }
}
