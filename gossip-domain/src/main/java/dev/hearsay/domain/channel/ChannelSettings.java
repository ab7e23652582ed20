// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockSettings;
import java.time.Duration;

/**
 * The timing and the limits of channels. The names are Fabric's where it has one, and so are the
 * defaults.
 *
 * @param publishStateInfoInterval how often the own state info is published if it has changed
 * @param requestStateInfoInterval how often others are asked for their state infos
 * @param pullPeerNum how many members are asked at a time
 * @param earlyRequestGap the shortest time between two requests when there is reason to hurry
 * @param snapshotPatience how long an asked peer may take to answer
 * @param membershipTrackerInterval how often it is reported who came and who went
 * @param sweepInterval how often the state infos of those who are no members any more are dropped
 * @param leadershipMemory how long a leadership message stands against older ones
 * @param unknownChannelMemory how long a state info of a channel that was not joined stands against
 *     older ones
 * @param announcement when the own ledger height is told before time
 * @param blocks how the blocks of each channel are kept and fetched
 * @param limits what it may cost at most
 */
public record ChannelSettings(
    Duration publishStateInfoInterval,
    Duration requestStateInfoInterval,
    int pullPeerNum,
    Duration earlyRequestGap,
    Duration snapshotPatience,
    Duration membershipTrackerInterval,
    Duration sweepInterval,
    Duration leadershipMemory,
    Duration unknownChannelMemory,
    AnnouncementSettings announcement,
    BlockSettings blocks,
    ChannelLimits limits) {

  /**
   * Checks the values and their relations.
   *
   * @throws IllegalArgumentException naming the setting that is wrong and what it must be
   */
  public ChannelSettings {
    requirePositive("publishStateInfoInterval", publishStateInfoInterval);
    requirePositive("requestStateInfoInterval", requestStateInfoInterval);
    requirePositive("earlyRequestGap", earlyRequestGap);
    requirePositive("snapshotPatience", snapshotPatience);
    requirePositive("membershipTrackerInterval", membershipTrackerInterval);
    requirePositive("sweepInterval", sweepInterval);
    requirePositive("leadershipMemory", leadershipMemory);
    requirePositive("unknownChannelMemory", unknownChannelMemory);
    if (pullPeerNum < 1) {
      throw new IllegalArgumentException(
          "pullPeerNum is " + pullPeerNum + "; it must be at least 1");
    }
    if (earlyRequestGap.compareTo(requestStateInfoInterval) > 0) {
      throw new IllegalArgumentException(
          "earlyRequestGap is %s; it must not be longer than requestStateInfoInterval, which is %s"
              .formatted(earlyRequestGap, requestStateInfoInterval));
    }
  }

  /**
   * How long a channel that was left goes on to say so: the signature may take a while, and be
   * tried again.
   */
  public Duration farewellTime() {
    return publishStateInfoInterval.multipliedBy(2);
  }

  /** Fabric's values; early announcements and requests are our own. */
  public static ChannelSettings defaults() {
    return new ChannelSettings(
        Duration.ofSeconds(4),
        Duration.ofSeconds(4),
        3,
        Duration.ofMillis(500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(100),
        Duration.ofSeconds(400),
        AnnouncementSettings.defaults(),
        BlockSettings.defaults(),
        ChannelLimits.defaults());
  }

  /** These settings with every time divided by {@code factor}. */
  public ChannelSettings faster(int factor) {
    return new ChannelSettings(
        publishStateInfoInterval.dividedBy(factor),
        requestStateInfoInterval.dividedBy(factor),
        pullPeerNum,
        earlyRequestGap.dividedBy(factor),
        snapshotPatience.dividedBy(factor),
        membershipTrackerInterval.dividedBy(factor),
        sweepInterval.dividedBy(factor),
        leadershipMemory.dividedBy(factor),
        unknownChannelMemory.dividedBy(factor),
        announcement.faster(factor),
        blocks.faster(factor),
        limits);
  }

  /** These settings with others for blocks. */
  public ChannelSettings withBlocks(BlockSettings others) {
    return new ChannelSettings(
        publishStateInfoInterval,
        requestStateInfoInterval,
        pullPeerNum,
        earlyRequestGap,
        snapshotPatience,
        membershipTrackerInterval,
        sweepInterval,
        leadershipMemory,
        unknownChannelMemory,
        announcement,
        others,
        limits);
  }

  /** These settings with other limits. */
  public ChannelSettings withLimits(ChannelLimits others) {
    return new ChannelSettings(
        publishStateInfoInterval,
        requestStateInfoInterval,
        pullPeerNum,
        earlyRequestGap,
        snapshotPatience,
        membershipTrackerInterval,
        sweepInterval,
        leadershipMemory,
        unknownChannelMemory,
        announcement,
        blocks,
        others);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be longer than zero");
    }
  }
}
