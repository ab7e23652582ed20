// SPDX-License-Identifier: Apache-2.0

/**
 * Stores of messages: bounded, expiring, indexed by what identifies a message (dissemination §5).
 */
@NullMarked
package dev.hearsay.domain.msgstore;

import org.jspecify.annotations.NullMarked;
