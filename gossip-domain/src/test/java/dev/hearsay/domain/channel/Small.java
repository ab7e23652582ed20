// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

/** Settings with one small limit. */
final class Small {

  private Small() {}

  static ChannelSettings channels(int max) {
    ChannelLimits d = ChannelLimits.defaults();
    return settings(max, d.maxStateInfos(), d.maxSnapshotElements(), d.maxUnknownStateInfos());
  }

  static ChannelSettings stateInfos(int max) {
    ChannelLimits d = ChannelLimits.defaults();
    return settings(d.maxChannels(), max, d.maxSnapshotElements(), d.maxUnknownStateInfos());
  }

  static ChannelSettings snapshots(int maxElements) {
    ChannelLimits d = ChannelLimits.defaults();
    return settings(d.maxChannels(), d.maxStateInfos(), maxElements, d.maxUnknownStateInfos());
  }

  static ChannelSettings unknown(int max) {
    ChannelLimits d = ChannelLimits.defaults();
    return settings(d.maxChannels(), d.maxStateInfos(), d.maxSnapshotElements(), max);
  }

  private static ChannelSettings settings(
      int channels, int stateInfos, int snapshotElements, int unknown) {
    ChannelLimits d = ChannelLimits.defaults();
    return ChannelSettings.defaults()
        .withLimits(
            new ChannelLimits(
                channels,
                stateInfos,
                d.maxStateInfoBytes(),
                d.maxStoreBytes(),
                snapshotElements,
                d.maxSnapshotBytes(),
                unknown,
                d.maxUnknownBytes(),
                d.maxLeaders(),
                d.maxRequests(),
                d.maxReverifications()));
  }
}
