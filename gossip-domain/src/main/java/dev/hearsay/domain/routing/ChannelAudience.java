// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import java.util.Optional;

/** Who listens in one channel that this node joined (channels §3). */
public interface ChannelAudience {

  /** Whether an organization is in the channel. */
  boolean isOrgInChannel(OrgId org);

  /** Whether a peer has stated its part in the channel: its identity and a state info are held. */
  boolean isEligible(PkiId peer);

  /** Finds the audience of a channel that was joined, and maybe left since. */
  interface Lookup {

    /** By the name that blocks and leadership messages carry; empty if it was not joined. */
    Optional<ChannelAudience> of(ChannelId channel);

    /** By the channel MAC of a state info and its author; empty if no joined channel fits. */
    Optional<ChannelAudience> of(Content.StateInfo stateInfo);

    /** For a node that has joined no channel. */
    static Lookup none() {
      return new Lookup() {
        @Override
        public Optional<ChannelAudience> of(ChannelId channel) {
          return Optional.empty();
        }

        @Override
        public Optional<ChannelAudience> of(Content.StateInfo stateInfo) {
          return Optional.empty();
        }
      };
    }
  }
}
