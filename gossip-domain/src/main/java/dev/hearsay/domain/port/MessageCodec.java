// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;

/**
 * Bytes to messages and back (wire §2). Thread-safe, without state.
 *
 * <p>Decoding is total: any bytes give a value or a named failure, never an exception. Decoded
 * values are windows on the given bytes. Unknown fields survive because the bytes are kept beside
 * the decoded message, never because they are decoded.
 *
 * <p>It does not promise a canonical encoding: nobody may expect two encodings of one message to be
 * equal.
 */
public interface MessageCodec {

  /** Decodes the payload of an envelope. */
  Decoded<SignedMessage> decode(Envelope envelope);

  /**
   * Encodes a message: the bytes to be signed, and the payload of its envelope.
   *
   * @throws IllegalArgumentException if a PKI-ID is absent where one must be sent (pitfalls A.8)
   */
  Bytes encode(GossipMessage message);

  /** Decodes the payload of a secret envelope. */
  Decoded<Secret> decodeSecret(Bytes payload);

  /** Encodes the payload of a secret envelope. */
  Bytes encodeSecret(Secret secret);

  /** Decodes an envelope, for transports that carry bytes. */
  Decoded<Envelope> decodeEnvelope(Bytes bytes);

  /** Encodes an envelope, for transports that carry bytes. */
  Bytes encodeEnvelope(Envelope envelope);
}
