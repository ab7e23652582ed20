// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.Optional;

/**
 * Tells the organization of an identity (identities §1.2). Thread-safe.
 *
 * <p>It does not promise an answer for organizations that are not trusted, nor that the identity is
 * valid.
 */
public interface SecurityAdvisor {

  /** The organization of {@code identity}, if a trusted one can read it. */
  Optional<OrgId> orgOf(PeerIdentity identity);
}
