// SPDX-License-Identifier: Apache-2.0

/**
 * The blocks of a channel: which are known, which are at hand for others, and how those that push
 * did not bring are fetched (dissemination §5.3 and §6.4, channels §6).
 */
@NullMarked
package dev.hearsay.domain.block;

import org.jspecify.annotations.NullMarked;
