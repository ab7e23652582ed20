// SPDX-License-Identifier: Apache-2.0

/**
 * Reads what Fabric writes about channels: configuration blocks, as a genesis file or out of a
 * ledger, become the domain's {@link dev.hearsay.domain.config.ChannelConfig}.
 *
 * <p>Start with {@link dev.hearsay.wire.config.ConfigBlocks}.
 */
@NullMarked
package dev.hearsay.wire.config;

import org.jspecify.annotations.NullMarked;
