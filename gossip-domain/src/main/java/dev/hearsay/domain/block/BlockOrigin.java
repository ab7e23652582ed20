// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;

/**
 * Where a block that is being verified came from.
 *
 * @param channel the channel in which it came
 * @param number the number that it claims, unsigned
 * @param from who brought it
 * @param route whether it was pushed or asked for
 * @param copy the bytes that are checked
 */
public record BlockOrigin(
    ChannelId channel, long number, PkiId from, BlockRoute route, Envelope copy) {}
