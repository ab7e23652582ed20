// SPDX-License-Identifier: Apache-2.0

/**
 * Many real nodes in one process, for demonstrations and measurements: each has keys, links and
 * endpoints of its own; only threads are shared.
 *
 * <p>{@link dev.hearsay.bootstrap.network.NetworkPlan} says what there is to be, {@link
 * dev.hearsay.bootstrap.network.LinkSource} how nodes reach each other, {@link
 * dev.hearsay.bootstrap.network.CryptoSource} how they sign and judge, and {@link
 * dev.hearsay.bootstrap.network.LocalNetwork} starts, kills and watches them.
 */
@NullMarked
package dev.hearsay.bootstrap.network;

import org.jspecify.annotations.NullMarked;
