// SPDX-License-Identifier: Apache-2.0

/**
 * Channels: what their members state of themselves, who is eligible, and what may be said in them
 * (channels).
 */
@NullMarked
package dev.hearsay.domain.channel;

import org.jspecify.annotations.NullMarked;
