// SPDX-License-Identifier: Apache-2.0

/**
 * One node as a process: {@link dev.hearsay.bootstrap.node.NodeCommand} is {@code hearsay node},
 * {@link dev.hearsay.bootstrap.node.NodeProcess} starts and ends what a node consists of.
 */
@NullMarked
package dev.hearsay.bootstrap.node;

import org.jspecify.annotations.NullMarked;
