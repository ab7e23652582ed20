// SPDX-License-Identifier: Apache-2.0

/**
 * The gossip protocol of Hyperledger Fabric as a pure core: no thread, no clock, no dice, no input
 * or output of its own.
 *
 * <p>Read it in this order: {@link dev.hearsay.domain.id} and {@link dev.hearsay.domain.message}
 * for the language, {@link dev.hearsay.domain.port} for what the core asks of the world, then the
 * rooms: {@link dev.hearsay.domain.connection}, {@link dev.hearsay.domain.identity}, {@link
 * dev.hearsay.domain.discovery}.
 */
@NullMarked
package dev.hearsay.domain;

import org.jspecify.annotations.NullMarked;
