// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.crypto.block.BlockMaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many blocks, how large and how often.
 *
 * @param blocks how many; 0 for none
 * @param blockBytes the payload of each, from 0 to {@link BlockMaker#MAX_PAYLOAD_BYTES}
 * @param perSecond how many are published in a second, more than 0 and at most {@value
 *     #MAX_PER_SECOND}
 */
public record Load(int blocks, int blockBytes, double perSecond) {
  /** The highest rate. */
  public static final int MAX_PER_SECOND = 100_000;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException with one line that names the option of the command line
   */
  public Load {
    if (blocks < 0) {
      throw new IllegalArgumentException("--blocks " + blocks + " is negative");
    }
    if (blockBytes < 0 || blockBytes > BlockMaker.MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "--block-size %d is not from 0 to %d"
              .formatted(blockBytes, BlockMaker.MAX_PAYLOAD_BYTES));
    }
    if (!(perSecond > 0 && perSecond <= MAX_PER_SECOND)) {
      throw new IllegalArgumentException(
          "--rate " + perSecond + " is not above 0 and at most " + MAX_PER_SECOND);
    }
  }

  /** As much of the same as fits into {@code time}. */
  public Load lasting(Duration time) {
    double count = Math.ceil(perSecond * time.toNanos() / TimeUnit.SECONDS.toNanos(1));
    return new Load((int) Math.min(count, Integer.MAX_VALUE), blockBytes, perSecond);
  }

  /** When the block with this index is due, in nanoseconds after the first one. */
  long dueNanos(int index) {
    return Math.round(index * (TimeUnit.SECONDS.toNanos(1) / perSecond));
  }
}
