// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;

/** Who may hear what is said in a channel (channels §3). It always tells how things stand now. */
public interface ChannelAudience {

  /** Whether an organization shares the ledger. */
  boolean isOrgInChannel(OrgId org);

  /** Whether a peer has stated what it knows of the channel, and its identity is known. */
  boolean isEligible(PkiId peer);
}
