// SPDX-License-Identifier: Apache-2.0

/**
 * What must hold whatever goes wrong, checked after every event.
 *
 * <p>An {@link dev.hearsay.testkit.invariant.Invariant} is told what happens and objects as soon as
 * it must not have happened.
 */
@NullMarked
package dev.hearsay.testkit.invariant;

import org.jspecify.annotations.NullMarked;
