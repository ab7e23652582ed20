// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.pull.PullLimits;
import dev.hearsay.domain.pull.PullSettings;
import java.time.Duration;

/**
 * How many blocks of a channel are kept for others, and when missing ones are fetched.
 *
 * @param pull the times and limits of the pull
 * @param gapPatience how long a missing block may still come by push before it is asked for
 * @param store what is kept for others
 * @param checks what is verified at a time
 * @param rememberedNumbers how far apart the first number that is missing and the highest that was
 *     delivered may lie; further back is given up
 */
public record BlockSettings(
    PullSettings pull, Duration gapPatience, Store store, Checks checks, int rememberedNumbers) {

  private static final int INTERVALS_KEPT = 100;
  private static final int INTERVALS_UNTIL_LOST = 3;
  private static final int SWEEPS_PER_TTL = 100;
  private static final int REMEMBERED = 100_000;
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration EARLY_ROUND_GAP = Duration.ofMillis(200);

  /**
   * What is kept for others.
   *
   * @param maxBytes the most bytes of all blocks, with their envelopes; the lowest numbers give way
   * @param ttl how long a block is kept
   * @param maxBlockCount the greatest distance from the highest number, as Fabric's
   *     maxBlockCountToStore, so that one more block than that is kept; 0 for no such limit. A
   *     missing block that is further behind is delivered all the same, but not kept
   */
  public record Store(long maxBytes, Duration ttl, int maxBlockCount) {

    /**
     * Bounds that leave room.
     *
     * @throws IllegalArgumentException naming the value that does not
     */
    public Store {
      require(maxBytes > 0, "maxBytes is " + maxBytes + ", it must be positive");
      require(ttl.compareTo(Duration.ZERO) > 0, "ttl is " + ttl + ", it must be positive");
      require(maxBlockCount >= 0, "maxBlockCount is " + maxBlockCount + ", 0 means no limit");
    }

    /** How often blocks are looked through for those that are kept for too long. */
    Duration sweepInterval() {
      return ttl.dividedBy(SWEEPS_PER_TTL);
    }
  }

  /**
   * What is verified at a time.
   *
   * @param maxBlockBytes the largest block, with its envelope
   * @param maxNumbers the most different numbers that are being verified
   * @param maxCopies the most different copies of one number that are being verified
   * @param maxBytes the most bytes that are being verified; a single larger block goes alone
   */
  public record Checks(int maxBlockBytes, int maxNumbers, int maxCopies, long maxBytes) {

    /**
     * Bounds that leave room.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Checks {
      require(
          maxBlockBytes > 0 && maxNumbers > 0 && maxCopies > 0 && maxBytes > 0,
          "each limit of the checks must be at least 1");
    }

    /** Blocks of 100 MiB as Fabric's messages; 1,024 numbers in 4 copies each, 64 MiB in all. */
    public static Checks defaults() {
      return new Checks(100 * 1024 * 1024, 1_024, 4, 64L * 1024 * 1024);
    }
  }

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the value that does not
   */
  public BlockSettings {
    require(!gapPatience.isNegative(), "gapPatience is " + gapPatience + ", it is negative");
    require(
        rememberedNumbers > 0,
        "rememberedNumbers is " + rememberedNumbers + ", it must be at least 1");
  }

  /**
   * How long what was published before this node joined is waited for at the least, if nobody has
   * it. Whatever else is missing is waited for as long as blocks are kept.
   */
  public Duration lossPatience() {
    return pull.pullInterval().multipliedBy(INTERVALS_UNTIL_LOST);
  }

  /**
   * Fabric's times, 200 ms between early rounds, 64 MiB at hand without a limit to their count,
   * 100,000 numbers.
   */
  public static BlockSettings defaults() {
    PullSettings pull = PullSettings.defaults();
    return withPull(
        new PullSettings(
            pull.pullInterval(),
            pull.pullPeerNum(),
            pull.digestWaitTime(),
            pull.requestWaitTime(),
            pull.responseWaitTime(),
            EARLY_ROUND_GAP,
            PullLimits.defaults()));
  }

  /** The default bounds with other times; blocks are kept for a hundred pull intervals. */
  public static BlockSettings withPull(PullSettings pull) {
    return new BlockSettings(
        pull,
        PATIENCE,
        new Store(64L * 1024 * 1024, pull.pullInterval().multipliedBy(INTERVALS_KEPT), 0),
        Checks.defaults(),
        REMEMBERED);
  }

  /** The same bounds with every time divided by {@code factor}. */
  public BlockSettings faster(int factor) {
    return new BlockSettings(
        pull.faster(factor),
        gapPatience.dividedBy(factor),
        new Store(store.maxBytes(), store.ttl().dividedBy(factor), store.maxBlockCount()),
        checks,
        rememberedNumbers);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
