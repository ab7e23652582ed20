// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;

/**
 * What a driver gives to the node that it drives: everything that would make two runs differ.
 *
 * @param offload does slow work; answers come back as inputs
 * @param timers bring timers back as inputs
 * @param randomness chance
 * @param replies take what the node has to say to its embedder
 */
public record NodeEnvironment(
    Offload<Input> offload,
    Scheduler<Input.TimerDue> timers,
    Randomness randomness,
    Replies replies) {}
