// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import java.time.Duration;

/**
 * How long and how many messages the emitter collects (dissemination §2).
 *
 * @param iterations how often each message is handed out, each time to freshly chosen peers; 0
 *     turns pushing off
 * @param burstSize so many messages are handed out at once
 * @param latency the least time between two batches that are smaller than a burst, and so the
 *     longest time that a message waits
 * @param maxPending the most messages that are kept; the oldest give way
 * @param maxPendingBytes what they may weigh together, one message apart; the oldest give way
 */
public record EmitterSettings(
    int iterations, int burstSize, Duration latency, int maxPending, long maxPendingBytes) {

  private static final long MAX_PENDING_BYTES = 64L << 20;

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the value that does not
   */
  public EmitterSettings {
    require(iterations >= 0, "propagateIterations is " + iterations + ", it must not be negative");
    require(burstSize > 0, "maxPropagationBurstSize is " + burstSize + ", it must be at least 1");
    require(
        !latency.isNegative() && !latency.isZero(),
        "maxPropagationBurstLatency is " + latency + ", it must be positive");
    require(
        maxPending >= burstSize,
        "maxPending is " + maxPending + ", it must be at least the burst size " + burstSize);
    require(maxPendingBytes > 0, "maxPendingBytes is " + maxPendingBytes + ", it must be positive");
  }

  /** Fabric's values: once, 10 messages, 10 ms; and at most 1,000 messages and 64 MiB. */
  public static EmitterSettings defaults() {
    return of(1, 10, Duration.ofMillis(10), 1_000);
  }

  /** Settings with the default limit of bytes. */
  public static EmitterSettings of(
      int iterations, int burstSize, Duration latency, int maxPending) {
    return new EmitterSettings(iterations, burstSize, latency, maxPending, MAX_PENDING_BYTES);
  }

  /** Everything leaves at once, and once, unless pushing is off; the limits stay. */
  public EmitterSettings unbatched() {
    return new EmitterSettings(Math.min(1, iterations), 1, latency, maxPending, maxPendingBytes);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
