// SPDX-License-Identifier: Apache-2.0

/**
 * Rules that never failed are no rules: here bugs are planted, and the invariants must catch them.
 *
 * <p>Production code has no switch for that. A {@link dev.hearsay.testkit.planted.Bug} names a
 * method and a {@link dev.hearsay.testkit.planted.Change} of its code; a {@link
 * dev.hearsay.testkit.planted.Nursery} loads all of Hearsay anew with that one method changed, and
 * tells in there the stories that seeds stand for.
 */
@NullMarked
package dev.hearsay.testkit.planted;

import org.jspecify.annotations.NullMarked;
