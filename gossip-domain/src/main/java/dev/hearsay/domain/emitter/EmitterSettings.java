// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import java.time.Duration;

/**
 * How long and how many messages the emitter collects (dissemination §2).
 *
 * @param iterations how often each message is handed out, each time to freshly chosen peers; 0
 *     turns pushing off
 * @param burstSize so many messages are handed out at once
 * @param latency fewer than that are handed out after this time
 * @param maxPending the most messages that are kept; the oldest give way
 */
public record EmitterSettings(int iterations, int burstSize, Duration latency, int maxPending) {

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
  }

  /** Fabric's values: once, 10 messages, 10 ms; and at most 1,000 messages. */
  public static EmitterSettings defaults() {
    return new EmitterSettings(1, 10, Duration.ofMillis(10), 1_000);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
