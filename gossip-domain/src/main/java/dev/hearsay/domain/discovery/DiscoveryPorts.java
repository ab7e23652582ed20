// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.trust.Signatures;
import dev.hearsay.domain.trust.Verifications;

/**
 * What discovery needs of its surroundings.
 *
 * @param comm the ways to other nodes
 * @param security the identities that are known
 * @param verifications has alive messages verified; answers come to {@link Discovery#checked}
 * @param signatures has own alive messages signed; answers come to {@link Discovery#signed} and
 *     {@link Discovery#signingFailed}
 * @param codec decodes the alive messages inside requests and responses
 * @param timers brings timers back to {@link Discovery#timer}
 * @param randomness discovery's own stream of chance
 * @param metrics takes the events
 * @param listener what the node wants to hear at once
 */
public record DiscoveryPorts(
    DiscoveryComm comm,
    DiscoverySecurity security,
    Verifications<AliveOrigin> verifications,
    Signatures<AlivePurpose> signatures,
    MessageCodec codec,
    Scheduler<DiscoveryTimer> timers,
    Randomness randomness,
    GossipMetrics metrics,
    DiscoveryListener listener) {}
