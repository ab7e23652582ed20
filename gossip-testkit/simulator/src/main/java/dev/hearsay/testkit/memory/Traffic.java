// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

/**
 * What was written in one direction between two nodes, whatever became of it.
 *
 * @param from the name of the node that wrote
 * @param to the name of the other
 * @param messages how many envelopes
 * @param bytes what they take on a real connection, see {@link WireSize}
 */
public record Traffic(String from, String to, long messages, long bytes) {}
