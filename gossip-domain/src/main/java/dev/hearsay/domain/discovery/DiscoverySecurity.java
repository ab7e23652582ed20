// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.time.Now;
import java.util.Optional;

/** What discovery asks of the identities that are known. */
public interface DiscoverySecurity {

  /** The stored identity of a peer; looking it up counts as use. */
  Optional<ValidatedIdentity> identityOf(PkiId peer, Now now);

  /** The organization of a peer whose identity is stored. */
  default Optional<OrgId> orgOf(PkiId peer, Now now) {
    return identityOf(peer, now).map(ValidatedIdentity::org);
  }

  /** Stores an identity that was proved by a message. */
  void learned(ValidatedIdentity identity, Now now);
}
