// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;

/** Encodes a message as its text, a secret as its endpoint, and decodes no message. */
final class FakeCodec implements MessageCodec {

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    return new Decoded.Failed<>(DecodeFailure.MALFORMED, "text");
  }

  @Override
  public Bytes encode(GossipMessage message) {
    return Bytes.utf8(message.toString());
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    return new Decoded.Value<>(new Secret(new Endpoint(payload.toUtf8())));
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    return Bytes.utf8(secret.internalEndpoint().text());
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    return new Decoded.Failed<>(DecodeFailure.MALFORMED, "text");
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    return envelope.payload();
  }
}
