// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.channel.AnnouncementSettings;
import dev.hearsay.domain.channel.ChannelLimits;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.pull.PullSettings;
import java.time.Duration;

/**
 * What the rooms of channels and blocks are told. Times that Fabric has no key for are a fraction
 * of the interval that they shorten, and never longer than the rooms' own.
 */
final class ChannelRoomSettings {
  /** Of the publish interval: its multiple for which state infos of unknown channels count. */
  private static final int UNKNOWN_IN_INTERVALS = 100;

  /** Of the pull interval: the sweep of the store of state infos. */
  private static final int SWEEP_IN_INTERVALS = 5;

  /** Of the pull interval: how long blocks are kept. */
  private static final int BLOCKS_KEPT_IN_INTERVALS = 100;

  /** Of the leader's alive threshold: how long leadership messages are remembered. */
  private static final int LEADERSHIP_IN_THRESHOLDS = 10;

  private static final int EARLY_REQUEST_FRACTION = 8;
  private static final int EARLY_ROUND_FRACTION = 20;
  private static final int GAP_PATIENCE_FRACTION = 40;

  private final GossipTimers timers;
  private final PullSettings pull;

  /**
   * For a node.
   *
   * @param pull the times of its pull
   */
  ChannelRoomSettings(GossipTimers timers, PullSettings pull) {
    this.timers = timers;
    this.pull = pull;
  }

  ChannelSettings channels() {
    ChannelSettings defaults = ChannelSettings.defaults();
    GossipTimers.Channels channels = timers.channels();
    return new ChannelSettings(
        channels.publishStateInfo(),
        channels.requestStateInfo(),
        timers.pull().peers(),
        shorter(
            defaults.earlyRequestGap(),
            channels.requestStateInfo().dividedBy(EARLY_REQUEST_FRACTION)),
        defaults.snapshotPatience(),
        channels.membershipTracker(),
        timers.pull().interval().multipliedBy(SWEEP_IN_INTERVALS),
        channels.leaderAliveThreshold().multipliedBy(LEADERSHIP_IN_THRESHOLDS),
        channels.publishStateInfo().multipliedBy(UNKNOWN_IN_INTERVALS),
        announcement(channels.publishStateInfo()),
        blocks(),
        ChannelLimits.defaults());
  }

  /** A node that publishes more often also speaks up earlier. */
  private static AnnouncementSettings announcement(Duration interval) {
    AnnouncementSettings defaults = AnnouncementSettings.defaults();
    return new AnnouncementSettings(
        shorter(defaults.minDelay(), interval.dividedBy(40)),
        shorter(defaults.maxDelay(), interval.dividedBy(10)),
        shorter(defaults.gap(), interval.dividedBy(8)),
        defaults.redundancy());
  }

  private BlockSettings blocks() {
    BlockSettings defaults = BlockSettings.defaults();
    Duration interval = timers.pull().interval();
    return new BlockSettings(
        new PullSettings(
            pull.pullInterval(),
            pull.pullPeerNum(),
            pull.digestWaitTime(),
            pull.requestWaitTime(),
            pull.responseWaitTime(),
            shorter(defaults.pull().earlyRoundGap(), interval.dividedBy(EARLY_ROUND_FRACTION)),
            defaults.pull().limits()),
        shorter(defaults.gapPatience(), interval.dividedBy(GAP_PATIENCE_FRACTION)),
        new BlockSettings.Store(
            timers.blocks().storeBytes(),
            interval.multipliedBy(BLOCKS_KEPT_IN_INTERVALS),
            timers.blocks().maxCount()),
        defaults.checks(),
        defaults.rememberedNumbers());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
