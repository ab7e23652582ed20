// SPDX-License-Identifier: Apache-2.0

/**
 * A transport without sockets: nodes of one process linked in memory.
 *
 * <p>{@link dev.hearsay.testkit.memory.MemoryNetwork} is the ground that nodes stand on and the
 * place where faults are made, {@link dev.hearsay.testkit.memory.MemoryComm} is one node's
 * transport, and {@link dev.hearsay.testkit.memory.Delivery} decides when what one node does
 * reaches another: at once, or in virtual time. A {@link dev.hearsay.testkit.memory.LinkCondition}
 * befalls what goes from one node to another; those that there are stand in {@code
 * dev.hearsay.testkit.condition}. {@link dev.hearsay.testkit.memory.RecordingMetrics} keeps what
 * happened in a node.
 */
@NullMarked
package dev.hearsay.testkit.memory;

import org.jspecify.annotations.NullMarked;
