// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;

/**
 * A peer of a channel: alive, eligible, and by its own word still in the channel (channels §3).
 *
 * @param member where it is reached; renewed when a member or a state info changes, and each time
 *     the channel reports its members
 * @param properties what it stated last of itself in the channel
 * @param stateInfo the signed statement, whose signature proves which policies it satisfies
 *     (channels §8)
 */
public record ChannelPeer(
    NetworkMember member, Content.Properties properties, Envelope stateInfo) {}
