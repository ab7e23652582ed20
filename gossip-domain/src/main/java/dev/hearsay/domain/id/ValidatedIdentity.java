// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import java.time.Instant;

/**
 * An identity that a trusted organization vouches for. Only what judges identities makes one.
 *
 * @param pkiId the PKI-ID, computed from the identity and never taken from a message
 * @param identity the serialized identity
 * @param org the organization
 * @param expiresAt when the certificate ends; {@link Instant#MAX} if it never does
 */
public record ValidatedIdentity(PkiId pkiId, PeerIdentity identity, OrgId org, Instant expiresAt) {

  /** The same identity without a larger array behind its bytes; this one if there is none. */
  @SuppressWarnings("ReferenceEquality") // what is compact already is the same object
  public ValidatedIdentity compact() {
    Bytes own = identity.serialized().compact();
    return own == identity.serialized()
        ? this
        : new ValidatedIdentity(pkiId, new PeerIdentity(own), org, expiresAt);
  }

  /** Whether the certificate has ended at {@code wall}. */
  public boolean isExpiredAt(Instant wall) {
    return wall.isAfter(expiresAt);
  }
}
