// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.wire.ProtobufCodec;

/** Stands for a bug of the node: it throws when one content is encoded. */
final class BuggyCodec implements MessageCodec {

  private final MessageCodec codec = new ProtobufCodec();
  private final Class<? extends Content> unspeakable;

  BuggyCodec(Class<? extends Content> unspeakable) {
    this.unspeakable = unspeakable;
  }

  @Override
  public Bytes encode(GossipMessage message) {
    if (unspeakable.isInstance(message.content())) {
      throw new UnsupportedOperationException("a planted bug");
    }
    return codec.encode(message);
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    return codec.decode(envelope);
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
