// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.handshake;

import dev.hearsay.domain.id.Bytes;

/**
 * What tells one own handshake from another: the message holds no challenge, so it is signed once
 * for each key and used on every stream of that kind (wire §7).
 *
 * @param secured whether the stream uses TLS
 * @param tlsHash SHA-256 of the certificate that this node presents on the stream; empty without
 *     TLS
 * @param probe whether this node only wants to learn who is at the other end
 */
public record HandshakeKey(boolean secured, Bytes tlsHash, boolean probe) {}
