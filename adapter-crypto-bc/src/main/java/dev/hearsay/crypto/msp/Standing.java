// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.domain.id.Bytes;
import java.util.Set;

/**
 * What a member is to its organization.
 *
 * @param roles its only role; none where roles are not enforced
 * @param admin whether it administers the organization: by its role, or since its certificate is
 *     listed
 * @param certifiers the hash over the chain that certified it (identities §3.5)
 */
public record Standing(Set<Role> roles, boolean admin, Bytes certifiers) {

  /** Keeps an unmodifiable copy. */
  public Standing {
    roles = Set.copyOf(roles);
  }
}
