// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import dev.hearsay.domain.id.Bytes;

/**
 * A block that {@link BlockMaker} made.
 *
 * @param number unsigned
 * @param serialized as peers carry it
 */
public record MadeBlock(long number, Bytes serialized) {}
