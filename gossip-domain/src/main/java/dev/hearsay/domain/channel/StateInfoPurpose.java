// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.ChannelId;

/**
 * What an own state info is signed for, so that the answer finds its channel.
 *
 * @param channel the channel
 * @param change which state of the own properties it tells; what changes meanwhile has a greater
 *     number
 * @param membership which joining of the channel it belongs to
 */
public record StateInfoPurpose(ChannelId channel, long change, long membership) {}
