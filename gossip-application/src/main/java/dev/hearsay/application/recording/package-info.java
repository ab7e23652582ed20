// SPDX-License-Identifier: Apache-2.0

/**
 * A node's inputs, kept in a file and gone through again.
 *
 * <p>{@link dev.hearsay.application.recording.Recorder} makes a node whose every step is written
 * down: the input, the time, and what the world answered. {@link
 * dev.hearsay.application.recording.Replay} makes the same node from the file, on the calling
 * thread, without keys or network, and compares what it does with what was done. {@link
 * dev.hearsay.application.recording.Entry} lists what a recording consists of.
 */
@NullMarked
package dev.hearsay.application.recording;

import org.jspecify.annotations.NullMarked;
