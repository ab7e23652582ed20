// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SigningRules;
import dev.hearsay.wire.FabricVectors.Vector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Fabric v3.1.5 itself encoded and refused, in the order of its record. */
class FabricVectorsTest {

  private static final Map<String, DecodeFailure> REFUSED =
      Map.of(
          "garbage-payload", DecodeFailure.MALFORMED,
          "truncated-envelope", DecodeFailure.MALFORMED,
          "unknown-content-field", DecodeFailure.UNKNOWN_CONTENT,
          "alive-pkiid-empty", DecodeFailure.MISSING_PKI_ID,
          "stateinfo-no-properties", DecodeFailure.MISSING_PROPERTIES);

  private final ProtobufCodec codec = new ProtobufCodec();

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#messages")
  void theEnvelopeFallsIntoTheSameParts(Vector vector) {
    Envelope envelope = envelope(vector);
    assertThat(envelope.payload()).isEqualTo(vector.bytes("payload"));
    assertThat(envelope.signature()).isEqualTo(vector.bytes("signature"));
    assertThat(envelope.secret().isPresent()).isEqualTo(vector.has("secret_payload"));
    envelope.secret().ifPresent(secret -> assertSecret(secret, vector));
  }

  private void assertSecret(SecretEnvelope secret, Vector vector) {
    assertThat(secret.payload()).isEqualTo(vector.bytes("secret_payload"));
    assertThat(secret.signature()).isEqualTo(vector.bytes("secret_signature"));
    Secret told = value(codec.decodeSecret(secret.payload()));
    assertThat(told.internalEndpoint().text()).isEqualTo(vector.text("secret_internal_endpoint"));
  }

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#messages")
  void theEnvelopeIsEncodedAsFabricDoes(Vector vector) {
    assertThat(codec.encodeEnvelope(envelope(vector))).isEqualTo(vector.bytes("envelope"));
  }

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#messages")
  void theMessageHasTheSameFields(Vector vector) {
    GossipMessage message = message(vector);
    assertThat(Long.toUnsignedString(message.nonce())).isEqualTo(vector.text("nonce"));
    assertThat(message.channel().toString()).isEqualTo(vector.text("channel"));
    assertThat(EnumBridge.toWire(message.tag()).getNumber()).isEqualTo(vector.number("tag_number"));
    if (vector.has("decoded")) {
      assertThat(FabricVectors.json(FabricMessages.of(message)))
          .isEqualTo(vector.object("decoded"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#messages")
  void theMessageTravelsAndIsSignedByTheSameRules(Vector vector) {
    GossipMessage message = message(vector);
    assertThat(message.tag().isChannelRestricted()).isEqualTo(vector.flag("channel_restricted"));
    assertThat(message.tag().isOrgRestricted()).isEqualTo(vector.flag("org_restricted"));
    assertThat(SigningRules.isSigned(message.content())).isEqualTo(vector.has("signature"));
  }

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#messages")
  void theMessageEncodedAnewMeansTheSame(Vector vector) {
    GossipMessage message = message(vector);
    Envelope anew = Envelope.unsigned(codec.encode(message));
    assertThat(value(codec.decode(anew)).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("dev.hearsay.wire.FabricVectors#badInputs")
  void badInputIsRefusedByNameOrLeftToLaterStages(Vector vector) {
    Bytes bytes = vector.bytes("envelope");
    DecodeFailure expected = REFUSED.get(vector.text("name"));
    switch (codec.decodeEnvelope(bytes)) {
      case Decoded.Failed<Envelope> failed -> assertThat(failed.reason()).isEqualTo(expected);
      case Decoded.Value<Envelope>(Envelope envelope) -> assertOutcome(envelope, expected);
    }
    if (!vector.flag("parse_ok")) {
      assertThat(expected).isEqualTo(DecodeFailure.MALFORMED);
    }
  }

  private void assertOutcome(Envelope envelope, @Nullable DecodeFailure expected) {
    switch (codec.decode(envelope)) {
      case Decoded.Failed<?> failed -> assertThat(failed.reason()).isEqualTo(expected);
      case Decoded.Value<?> value -> assertThat(expected).isNull();
    }
  }

  private Envelope envelope(Vector vector) {
    return value(codec.decodeEnvelope(vector.bytes("envelope")));
  }

  private GossipMessage message(Vector vector) {
    return value(codec.decode(envelope(vector))).message();
  }

  private static <T> T value(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Value<T>(T value) -> value;
      case Decoded.Failed<T> failed -> fail("%s: %s", failed.reason(), failed.detail());
    };
  }
}
