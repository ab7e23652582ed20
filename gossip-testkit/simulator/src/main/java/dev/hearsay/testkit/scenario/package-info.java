// SPDX-License-Identifier: Apache-2.0

/**
 * Whole stories from a few numbers: so many nodes and organizations, a channel, blocks, faults, and
 * a report of what happened.
 *
 * <p>Start with {@link dev.hearsay.testkit.scenario.Scenario}.
 */
@NullMarked
package dev.hearsay.testkit.scenario;

import org.jspecify.annotations.NullMarked;
