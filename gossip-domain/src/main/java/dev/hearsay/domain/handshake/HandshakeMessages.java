// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.handshake;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.GossipMessage;

/** Builds this node's own half of a handshake (wire §7, step 3). */
public final class HandshakeMessages {

  private HandshakeMessages() {}

  /**
   * The message with which this node introduces itself, still to be signed.
   *
   * @param self the identity of this node
   * @param tlsHash SHA-256 of the certificate that this node presents on the stream: its client
   *     certificate where it dialled, its server certificate where it was dialled; empty without
   *     TLS (wire §8)
   * @param probe whether this node only wants to learn who is at the other end
   */
  public static GossipMessage own(ValidatedIdentity self, Bytes tlsHash, boolean probe) {
    return GossipMessage.of(new ConnEstablish(self.pkiId(), self.identity(), tlsHash, probe));
  }

  /** The message that {@code key} stands for. */
  public static GossipMessage own(ValidatedIdentity self, HandshakeKey key) {
    return own(self, key.tlsHash(), key.probe());
  }
}
