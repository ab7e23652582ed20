// SPDX-License-Identifier: Apache-2.0

/**
 * Stores of messages: bounded, expiring, indexed by what identifies a message (dissemination §5).
 *
 * <p>{@link dev.hearsay.domain.msgstore.MessageStore} keeps the newest message about each thing;
 * {@link dev.hearsay.domain.msgstore.BlockWindow} keeps the newest blocks of a channel.
 */
@NullMarked
package dev.hearsay.domain.msgstore;

import org.jspecify.annotations.NullMarked;
