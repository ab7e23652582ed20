// SPDX-License-Identifier: Apache-2.0

/**
 * The blocks of a channel: which are known, which are at hand for others, and how those that push
 * did not bring are fetched (dissemination §5.3 and §6.4, channels §6).
 *
 * <p>{@link dev.hearsay.domain.block.ChannelBlocks} is the door. Behind it, DeliveredNumbers
 * remembers what must not come twice, BlocksInCheck what is being verified, BlocksAtHand what
 * others may have, and MissingBlocks weighs what should have come.
 */
@NullMarked
package dev.hearsay.domain.block;

import org.jspecify.annotations.NullMarked;
