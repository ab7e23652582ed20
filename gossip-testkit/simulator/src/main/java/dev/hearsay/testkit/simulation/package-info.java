// SPDX-License-Identifier: Apache-2.0

/**
 * Whole nodes under virtual time: one thread, one queue of events ordered by time, chance from one
 * seed. The same seed gives the same story.
 *
 * <p>Start with {@link dev.hearsay.testkit.simulation.Simulation}.
 */
@NullMarked
package dev.hearsay.testkit.simulation;

import org.jspecify.annotations.NullMarked;
