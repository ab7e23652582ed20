// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.port.SecurityAdvisor;
import java.util.Optional;

/** Tells organizations by the trusted MSPs (identities §1.2). Thread-safe. */
public final class BcSecurityAdvisor implements SecurityAdvisor {

  private final TrustRegistry trust;

  BcSecurityAdvisor(TrustRegistry trust) {
    this.trust = trust;
  }

  @Override
  public Optional<OrgId> orgOf(PeerIdentity identity) {
    return trust.current().orgOf(identity);
  }
}
