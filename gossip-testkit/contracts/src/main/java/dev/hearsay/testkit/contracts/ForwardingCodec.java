// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;

/** A codec over another one; a test overrides the one method that it breaks. */
public class ForwardingCodec implements MessageCodec {

  private final MessageCodec codec;

  /** Does what {@code codec} does. */
  public ForwardingCodec(MessageCodec codec) {
    this.codec = codec;
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    return codec.decode(envelope);
  }

  @Override
  public Bytes encode(GossipMessage message) {
    return codec.encode(message);
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    return codec.decodeSecret(payload);
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    return codec.encodeSecret(secret);
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    return codec.decodeEnvelope(bytes);
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    return codec.encodeEnvelope(envelope);
  }
}
