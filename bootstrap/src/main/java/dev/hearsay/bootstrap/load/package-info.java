// SPDX-License-Identifier: Apache-2.0

/**
 * Blocks for a network, and the books on who got which one, when, and which way.
 *
 * <p>{@link dev.hearsay.bootstrap.load.BlockSource} publishes a {@link
 * dev.hearsay.bootstrap.load.Load} at a steady rate; {@link dev.hearsay.bootstrap.load.Deliveries}
 * keeps the books; a {@link dev.hearsay.bootstrap.load.DeliveryReport} sums them up.
 */
@NullMarked
package dev.hearsay.bootstrap.load;

import org.jspecify.annotations.NullMarked;
