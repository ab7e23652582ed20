// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A codec that decodes a message once, however many nodes it reaches: envelopes pass by reference,
 * so the same payload comes again and again.
 *
 * <p>What was asked for lately is kept, in two generations of bounded size; a payload that was
 * changed on its way is another object, and is decoded on its own. What was encoded here is decoded
 * all the same; if it is equal to what was said, the message that was said stands for it, with all
 * envelopes within it. For one thread.
 */
final class SharedDecoding implements MessageCodec {

  static final int GENERATION_ENTRIES = 16_384;
  private static final int SLOTS = 1 << 12;

  /** Larger envelopes go to one receiver, and are not worth the memory of a slot. */
  private static final int LARGEST_IN_SLOT = 4_096;

  private static final long GENERATION_BYTES = 64L * 1024 * 1024;
  private static final Decoded<SignedMessage> NOTHING =
      new Decoded.Failed<>(DecodeFailure.MISSING_PAYLOAD, "nothing was asked yet");

  private final MessageCodec codec;
  private final SharedNames names = new SharedNames();

  /** For look-ups only: never iterated. */
  private IdentityHashMap<Bytes, Decoded<SignedMessage>> young = new IdentityHashMap<>();

  private IdentityHashMap<Bytes, Decoded<SignedMessage>> old = new IdentityHashMap<>();

  /** What was encoded and has not arrived anywhere yet; for look-ups only. */
  private final IdentityHashMap<Bytes, GossipMessage> spoken = new IdentityHashMap<>();

  private long youngBytes;
  private long spokenBytes;

  /** What is asked for again and again, by the envelope itself. */
  private final @Nullable Envelope[] asked = new Envelope[SLOTS];

  private final List<Decoded<SignedMessage>> answers =
      new ArrayList<>(Collections.nCopies(SLOTS, NOTHING));

  SharedDecoding(MessageCodec codec) {
    this.codec = codec;
  }

  /** From now on this object stands for the name of a peer. */
  void introduce(PkiId name) {
    names.of(name);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very same object, not an equal one
  public Decoded<SignedMessage> decode(Envelope envelope) {
    int slot = System.identityHashCode(envelope) & (SLOTS - 1);
    if (asked[slot] == envelope) {
      return answers.get(slot);
    }
    Decoded<SignedMessage> answer = decodedWith(envelope);
    if (envelope.weight() <= LARGEST_IN_SLOT) {
      asked[slot] = envelope;
      answers.set(slot, answer);
    }
    return answer;
  }

  private Decoded<SignedMessage> decodedWith(Envelope envelope) {
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
        known = decodedAnew(envelope);
      }
      remember(envelope.payload(), known);
    }
    return known;
  }

  private Decoded<SignedMessage> decodedAnew(Envelope envelope) {
    return switch (codec.decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage decoded) ->
          new Decoded.Value<>(new SignedMessage(envelope, shared(envelope, decoded.message())));
      case Decoded.Failed<SignedMessage> failed -> failed;
    };
  }

  /** What was encoded here and has come back equal is passed by reference, too. */
  private GossipMessage shared(Envelope envelope, GossipMessage decoded) {
    GossipMessage said = spoken.remove(envelope.payload());
    if (said == null) {
      return names.in(decoded);
    }
    spokenBytes -= envelope.payload().length();
    return said.equals(decoded) ? said : names.in(decoded);
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
    Bytes payload = codec.encode(message);
    if (spoken.size() >= GENERATION_ENTRIES || spokenBytes >= GENERATION_BYTES) {
      spoken.clear();
      spokenBytes = 0;
    }
    spoken.put(payload, message);
    spokenBytes += payload.length();
    return payload;
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
