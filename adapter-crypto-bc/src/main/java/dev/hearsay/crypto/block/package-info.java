// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a block is what the orderers of its channel signed (identities §7). Start at {@link
 * dev.hearsay.crypto.block.BlockVerifier}; {@link dev.hearsay.crypto.block.BlockMaker} stands in
 * for an orderer where there is none.
 */
@NullMarked
package dev.hearsay.crypto.block;

import org.jspecify.annotations.NullMarked;
