// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.pull.PullSettings;
import java.time.Duration;

/**
 * How identities are pulled, and how many are offered (identities §9.2).
 *
 * @param pull the times and limits of the exchange
 * @param maxItems the most identity messages that are kept, the own one apart
 * @param maxItemBytes the largest identity message that is accepted, in bytes with its signature
 * @param maxTotalBytes the most bytes that all identity messages take
 */
public record CertStoreSettings(
    PullSettings pull, int maxItems, int maxItemBytes, long maxTotalBytes) {

  private static final int INTERVALS_REMEMBERED = 100;

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the value that does not
   */
  public CertStoreSettings {
    if (maxItems < 1 || maxItemBytes < 1) {
      throw new IllegalArgumentException(
          "maxItems is " + maxItems + " and maxItemBytes " + maxItemBytes + ", each at least 1");
    }
    if (maxTotalBytes < maxItemBytes) {
      throw new IllegalArgumentException(
          "maxTotalBytes is " + maxTotalBytes + ", less than one message may take");
    }
  }

  /** Fabric's times; and at most 10,000 identity messages of 64 KiB, 64 MiB in all. */
  public static CertStoreSettings defaults() {
    return withPull(PullSettings.defaults());
  }

  /** The default bounds with other times. */
  public static CertStoreSettings withPull(PullSettings pull) {
    return new CertStoreSettings(pull, 10_000, 64 * 1024, 64L * 1024 * 1024);
  }

  /** The same bounds with every time divided by {@code factor}. */
  public CertStoreSettings faster(int factor) {
    return new CertStoreSettings(pull.faster(factor), maxItems, maxItemBytes, maxTotalBytes);
  }

  /** For how long an identity that had ended is not asked for again: a hundred pull intervals. */
  Duration expiredMemory() {
    return pull.pullInterval().multipliedBy(INTERVALS_REMEMBERED);
  }
}
