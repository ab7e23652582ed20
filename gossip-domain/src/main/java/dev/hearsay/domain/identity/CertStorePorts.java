// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.pull.PullComm;
import dev.hearsay.domain.pull.PullPorts;
import dev.hearsay.domain.pull.PullTimer;
import dev.hearsay.domain.trust.Verifications;

/**
 * What the identity pull needs of the world and of the other rooms.
 *
 * @param comm the ways to other nodes
 * @param verifications has identity messages verified off the loop
 * @param codec reads the items of an update
 * @param timers brings the pull's timers back
 * @param randomness a stream of the pull's own
 * @param metrics hears of refusals
 * @param view the members
 * @param mapper takes the identities
 */
public record CertStorePorts(
    PullComm comm,
    Verifications<IdentityOrigin> verifications,
    MessageCodec codec,
    Scheduler<PullTimer> timers,
    Randomness randomness,
    GossipMetrics metrics,
    MemberView view,
    IdentityMapper mapper) {

  PullPorts forPull() {
    return new PullPorts(comm, timers, randomness, metrics);
  }
}
