// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.ChannelId;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Whom to send a message that must be acknowledged (overview §5, SendByCriteria).
 *
 * @param timeout how long each peer may take to acknowledge, the time for a dial included
 * @param minAck how many must acknowledge; the send ends as soon as so many have. With 0 it waits
 *     for all answers and never fails
 * @param maxPeers to how many peers it is sent, chosen at random; with 0 nothing is done
 * @param filter which members qualify; runs on the caller's thread
 * @param channel whose peers qualify; {@link ChannelId#NONE} for all members that are alive
 */
public record SendCriteria(
    Duration timeout,
    int minAck,
    int maxPeers,
    Predicate<NetworkMember> filter,
    ChannelId channel) {

  /**
   * Judges the numbers.
   *
   * @throws IllegalArgumentException if a number is negative, more acknowledgements are needed than
   *     peers are asked, or peers are asked without time to answer
   */
  public SendCriteria {
    if (minAck < 0 || maxPeers < 0) {
      throw new IllegalArgumentException(
          "minAck is " + minAck + " and maxPeers " + maxPeers + "; they must be 0 or more");
    }
    if (minAck > maxPeers) {
      throw new IllegalArgumentException(
          "minAck is " + minAck + ", but only " + maxPeers + " peers are asked");
    }
    if (maxPeers > 0 && !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "the timeout is " + timeout + "; it must be more than nothing");
    }
  }

  /** All members that are alive qualify. */
  public static SendCriteria of(Duration timeout, int minAck, int maxPeers) {
    return new SendCriteria(timeout, minAck, maxPeers, member -> true, ChannelId.NONE);
  }

  /** The same among the peers of a channel. */
  public SendCriteria in(ChannelId name) {
    return new SendCriteria(timeout, minAck, maxPeers, filter, name);
  }

  /** The same among those that satisfy {@code predicate} as well. */
  public SendCriteria matching(Predicate<NetworkMember> predicate) {
    return new SendCriteria(timeout, minAck, maxPeers, filter.and(predicate), channel);
  }

  String whereText() {
    return channel.isNone() ? "" : " in channel '" + channel + "'";
  }
}
