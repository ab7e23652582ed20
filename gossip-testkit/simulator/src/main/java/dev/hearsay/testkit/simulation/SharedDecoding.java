// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.IdentityHashMap;

/**
 * A codec that decodes a message once, however many nodes it reaches: envelopes pass by reference,
 * so the same payload comes again and again.
 *
 * <p>What was asked for lately is kept, in two generations of bounded size; a payload that was
 * changed on its way is another object, and is decoded on its own. For one thread.
 */
final class SharedDecoding implements MessageCodec {

  static final int GENERATION_ENTRIES = 16_384;
  private static final long GENERATION_BYTES = 64L * 1024 * 1024;

  private final MessageCodec codec;

  /** For look-ups only: never iterated. */
  private IdentityHashMap<Bytes, Decoded<SignedMessage>> young = new IdentityHashMap<>();

  private IdentityHashMap<Bytes, Decoded<SignedMessage>> old = new IdentityHashMap<>();
  private long youngBytes;

  SharedDecoding(MessageCodec codec) {
    this.codec = codec;
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    return switch (decodedOnce(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) ->
          new Decoded.Value<>(new SignedMessage(envelope, message.message()));
      case Decoded.Failed<SignedMessage> failed -> failed;
    };
  }

  private Decoded<SignedMessage> decodedOnce(Envelope envelope) {
    Decoded<SignedMessage> known = young.get(envelope.payload());
    if (known == null) {
      known = old.get(envelope.payload());
      if (known == null) {
        known = codec.decode(envelope);
      }
      remember(envelope.payload(), known);
    }
    return known;
  }

  private void remember(Bytes payload, Decoded<SignedMessage> decoded) {
    if (young.size() >= GENERATION_ENTRIES || youngBytes >= GENERATION_BYTES) {
      old = young;
      young = new IdentityHashMap<>();
      youngBytes = 0;
    }
    young.put(payload, decoded);
    youngBytes += payload.length();
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
