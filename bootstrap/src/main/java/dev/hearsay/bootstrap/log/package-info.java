// SPDX-License-Identifier: Apache-2.0

/**
 * A node's events as log lines for an operator: {@link dev.hearsay.bootstrap.log.EventLog} chooses
 * words and levels, {@link dev.hearsay.bootstrap.log.RepeatFilter} keeps a hostile or broken peer
 * from filling the log.
 */
@NullMarked
package dev.hearsay.bootstrap.log;

import org.jspecify.annotations.NullMarked;
