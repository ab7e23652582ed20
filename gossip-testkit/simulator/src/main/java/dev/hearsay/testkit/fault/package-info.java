// SPDX-License-Identifier: Apache-2.0

/**
 * What goes wrong on purpose: faults with names, drawn from a seed, planned in virtual time, each
 * undone at its end.
 *
 * <p>Begin with {@link dev.hearsay.testkit.fault.FaultKind}, the list of all that can go wrong. A
 * {@link dev.hearsay.testkit.fault.FaultSchedule} says what goes wrong in one run, a {@link
 * dev.hearsay.testkit.fault.FaultInjector} makes it happen. One small class for each kind does the
 * mischief; they stand together in families.
 *
 * <p>Who means no good says what its script has it say: see {@link
 * dev.hearsay.testkit.adversary.Adversary}.
 */
@NullMarked
package dev.hearsay.testkit.fault;

import org.jspecify.annotations.NullMarked;
