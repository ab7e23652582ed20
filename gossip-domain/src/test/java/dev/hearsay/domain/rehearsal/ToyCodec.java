// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.rehearsal;

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

/** A codec that remembers what it encoded. Nodes that talk to each other share one. */
public final class ToyCodec implements MessageCodec {

  private final Map<Bytes, GossipMessage> messages = new HashMap<>();
  private int decodings;
  private int encodings;

  /** How often an envelope was decoded. */
  public int decodings() {
    return decodings;
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    decodings++;
    GossipMessage message = messages.get(envelope.payload());
    return message == null
        ? new Decoded.Failed<>(DecodeFailure.MALFORMED, "never encoded")
        : new Decoded.Value<>(new SignedMessage(envelope, message));
  }

  /** How many messages were encoded so far. */
  public int encodings() {
    return encodings;
  }

  @Override
  public Bytes encode(GossipMessage message) {
    encodings++;
    Bytes payload = Bytes.utf8("message " + messages.size());
    messages.put(payload, message);
    return payload;
  }

  /** An envelope with other bytes that mean the same. */
  public Envelope alias(Bytes payload, GossipMessage message) {
    messages.put(payload, message);
    return Envelope.unsigned(payload);
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    return new Decoded.Failed<>(DecodeFailure.MALFORMED, "no secrets here");
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    return Bytes.utf8(secret.internalEndpoint().text());
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    return new Decoded.Failed<>(DecodeFailure.MALFORMED, "no envelopes here");
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    return envelope.payload();
  }
}
