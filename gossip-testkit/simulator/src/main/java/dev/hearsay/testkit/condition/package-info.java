// SPDX-License-Identifier: Apache-2.0

/**
 * What can befall links in memory: one small class for each condition, to be imposed on a direction
 * between two nodes with {@link dev.hearsay.testkit.memory.MemoryNetwork#impose}.
 *
 * <p>On a connection of Fabric TCP repeats what was lost, so that real loss shows as delay or as a
 * link that breaks. The conditions here go further: an envelope vanishes, comes twice, or comes
 * changed, as if the sender had done so. A node must bear what any peer may send it.
 *
 * <p>Chance comes from the stream that each condition is given, so that equal seeds give equal
 * stories.
 */
@NullMarked
package dev.hearsay.testkit.condition;

import org.jspecify.annotations.NullMarked;
