// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;

/**
 * What a pull engine needs of the world.
 *
 * @param comm the ways to other nodes
 * @param timers brings the engine's timers back
 * @param randomness a stream of the engine's own: nonces, and who is asked
 * @param metrics hears of refusals
 */
public record PullPorts(
    PullComm comm, Scheduler<PullTimer> timers, Randomness randomness, GossipMetrics metrics) {}
