// SPDX-License-Identifier: Apache-2.0

/**
 * What the core asks of the world. Each port states what it does not promise; each has a contract
 * test and at least two adapters that pass it.
 *
 * <p>The transport is {@link dev.hearsay.domain.port.Comm}; bytes become messages in {@link
 * dev.hearsay.domain.port.MessageCodec}; trust comes from {@link
 * dev.hearsay.domain.port.MessageCryptoService} and {@link
 * dev.hearsay.domain.port.SecurityAdvisor}; time, chance and slow work from {@link
 * dev.hearsay.domain.port.Scheduler}, {@link dev.hearsay.domain.port.Randomness} and {@link
 * dev.hearsay.domain.port.Offload}; and {@link dev.hearsay.domain.port.GossipMetrics} listens to
 * all that happens.
 */
@NullMarked
package dev.hearsay.domain.port;

import org.jspecify.annotations.NullMarked;
