// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import java.util.Optional;

/**
 * Judges identities, signatures and blocks, and signs for this node (identities §1.1). Thread-safe;
 * called off the node loop.
 *
 * <p>It does not promise a speed that is independent of the input, nor that two signatures over the
 * same bytes are equal.
 */
public interface MessageCryptoService {

  /** The identity of this node, valid at start. */
  ValidatedIdentity self();

  /**
   * The PKI-ID of an identity, which is not validated; empty if the bytes are no identity
   * (identities §2.1).
   */
  Optional<PkiId> pkiIdOf(PeerIdentity identity);

  /**
   * Whether a trusted organization vouches for an identity (identities §3.5 and §4). Expiry is not
   * judged here: compare {@link ValidatedIdentity#expiresAt()}.
   */
  IdentityVerdict validate(PeerIdentity identity);

  /**
   * Signs with this node's key.
   *
   * @throws SigningException if the key cannot be used, for example because a hardware module does
   *     not answer
   */
  Bytes sign(Bytes message);

  /**
   * Whether {@code signature} over {@code message} was made by {@code author} (identities §5.1 and
   * §5.2).
   */
  boolean verify(ValidatedIdentity author, Bytes signature, Bytes message);

  /**
   * Whether {@code signature} over {@code message} satisfies the readers rule of a channel
   * (identities §5.3). False for an unknown channel.
   */
  boolean verifyByChannel(ChannelId channel, PeerIdentity author, Bytes signature, Bytes message);

  /**
   * Whether a block belongs to {@code channel}, has the claimed number and is signed as the channel
   * demands (identities §7).
   */
  BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block);

  /** The judgement on an identity. */
  sealed interface IdentityVerdict {
    /** A trusted organization vouches for it. */
    record Valid(ValidatedIdentity identity) implements IdentityVerdict {}

    /**
     * Nobody vouches for it.
     *
     * @param reason the kind of refusal
     * @param detail one line for a log
     */
    record Refused(Rejection reason, String detail) implements IdentityVerdict {}
  }

  /** The judgement on a block. */
  sealed interface BlockVerdict {
    /** The block is as its channel demands. */
    record Valid() implements BlockVerdict {}

    /**
     * The block is refused.
     *
     * @param detail one line for a log: which check failed
     */
    record Refused(String detail) implements BlockVerdict {}
  }
}
