// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

/**
 * What channels may cost at most, in count and in bytes. All are at least 1.
 *
 * @param maxChannels channels that one node joins
 * @param maxStateInfos peers of one channel whose state info is kept
 * @param maxStateInfoBytes bytes of one state info with its signature
 * @param maxStoreBytes bytes of all state infos of one channel
 * @param maxSnapshotElements elements in one snapshot, received or sent
 * @param maxSnapshotBytes bytes of all elements in one snapshot that is sent
 * @param maxUnknownStateInfos state infos of channels that were not joined
 * @param maxUnknownBytes bytes of all state infos of channels that were not joined
 * @param maxLeaders authors of leadership messages in one channel
 * @param maxRequests peers of one channel that owe a snapshot
 * @param maxReverifications state infos of one channel that are judged anew at a time
 */
public record ChannelLimits(
    int maxChannels,
    int maxStateInfos,
    int maxStateInfoBytes,
    long maxStoreBytes,
    int maxSnapshotElements,
    long maxSnapshotBytes,
    int maxUnknownStateInfos,
    long maxUnknownBytes,
    int maxLeaders,
    int maxRequests,
    int maxReverifications) {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /**
   * Checks that nothing is forbidden altogether.
   *
   * @throws IllegalArgumentException naming the limit that is not positive
   */
  public ChannelLimits {
    requirePositive("maxChannels", maxChannels);
    requirePositive("maxStateInfos", maxStateInfos);
    requirePositive("maxStateInfoBytes", maxStateInfoBytes);
    requirePositive("maxStoreBytes", maxStoreBytes);
    requirePositive("maxSnapshotElements", maxSnapshotElements);
    requirePositive("maxSnapshotBytes", maxSnapshotBytes);
    requirePositive("maxUnknownStateInfos", maxUnknownStateInfos);
    requirePositive("maxUnknownBytes", maxUnknownBytes);
    requirePositive("maxLeaders", maxLeaders);
    requirePositive("maxRequests", maxRequests);
    requirePositive("maxReverifications", maxReverifications);
  }

  /** A thousand channels, and room for twenty thousand peers in each. */
  public static ChannelLimits defaults() {
    return new ChannelLimits(
        1_000, 20_000, 64 * KIB, 64L * MIB, 20_000, 64L * MIB, 20_000, 16L * MIB, 1_000, 4_096,
        128);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }
}
