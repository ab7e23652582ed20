// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

/**
 * Block numbers that follow each other, unsigned.
 *
 * @param from the lowest
 * @param to one more than the highest
 */
public record BlockRange(long from, long to) {}
