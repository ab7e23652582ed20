// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;

/**
 * What discovery has to say to the node. Called on the node loop, after the tables have changed.
 */
public interface DiscoveryListener {

  /** Somebody became alive or dead, or was forgotten. */
  void membersChanged(Now now);

  /** A member is in no table any more. {@link #membersChanged} follows. */
  void forgotten(PkiId member, Now now);

  /**
   * Somebody speaks whose identity is unknown: it would be worth pulling. The message is refused.
   */
  void unknownAuthor(PkiId author, Now now);
}
