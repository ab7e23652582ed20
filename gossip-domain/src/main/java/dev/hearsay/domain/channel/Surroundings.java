// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;

/** What every part of the channels knows: who this node is, its settings and its ports. */
record Surroundings(SelfDescription self, ChannelSettings settings, ChannelPorts ports) {

  ChannelLimits limits() {
    return settings.limits();
  }

  boolean isSelf(PkiId peer) {
    return self.pkiId().equals(peer);
  }

  boolean isOwn(OrgId org) {
    return self.org().equals(org);
  }

  /** Counts one refusal; {@code from} is the authenticated peer that brought what is refused. */
  void refuse(Rejection reason, PkiId from, String detail) {
    ports.metrics().on(new GossipEvent.Rejected(reason, from.toString(), detail));
  }

  /** Counts one refusal of something that was said in a channel. */
  void refuse(Rejection reason, PkiId from, ChannelId channel, String detail) {
    refuse(reason, from, channel + ": " + detail);
  }
}
