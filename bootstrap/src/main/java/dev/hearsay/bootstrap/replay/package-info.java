// SPDX-License-Identifier: Apache-2.0

/**
 * A node's recording gone through again: {@link dev.hearsay.bootstrap.replay.ReplayCommand} is
 * {@code hearsay replay}.
 */
@NullMarked
package dev.hearsay.bootstrap.replay;

import org.jspecify.annotations.NullMarked;
