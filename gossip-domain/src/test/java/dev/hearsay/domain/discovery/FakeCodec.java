// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.HashMap;
import java.util.Map;

/** A codec that numbers what it encodes and looks the numbers up again. */
final class FakeCodec implements MessageCodec {

  private final Map<Object, Bytes> encoded = new HashMap<>();
  private final Map<Bytes, Object> values = new HashMap<>();
  private int decodes;

  /** How many payloads were decoded. */
  int decodes() {
    return decodes;
  }

  /** Bytes that cannot be decoded, for this reason. */
  Bytes undecodable(DecodeFailure reason) {
    return put(reason);
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    decodes++;
    return switch (values.get(envelope.payload())) {
      case GossipMessage message -> new Decoded.Value<>(new SignedMessage(envelope, message));
      case DecodeFailure reason -> new Decoded.Failed<>(reason, "on purpose");
      case null, default -> new Decoded.Failed<>(DecodeFailure.MALFORMED, "not encoded here");
    };
  }

  @Override
  public Bytes encode(GossipMessage message) {
    return put(message);
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    return values.get(payload) instanceof Secret secret
        ? new Decoded.Value<>(secret)
        : new Decoded.Failed<>(DecodeFailure.MALFORMED, "not encoded here");
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    return put(secret);
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    return new Decoded.Failed<>(DecodeFailure.MALFORMED, "no transport here carries bytes");
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    throw new UnsupportedOperationException("no transport here carries bytes");
  }

  private Bytes put(Object value) {
    Bytes bytes =
        encoded.computeIfAbsent(value, v -> Bytes.utf8("payload-" + (encoded.size() + 1)));
    values.put(bytes, value);
    return bytes;
  }
}
