// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;

/** Hears of identities that are gone. */
@FunctionalInterface
public interface IdentityListener {

  /**
   * An identity was removed: pull store, membership and connections must forget the peer too
   * (identities §8). The mapper is consistent and may be called.
   */
  void purged(PkiId peer, PurgeCause cause, Now now);
}
