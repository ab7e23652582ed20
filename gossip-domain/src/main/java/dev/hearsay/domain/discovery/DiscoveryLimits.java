// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

/**
 * What membership may cost at most, in count and in bytes (pitfalls B.6). All are at least 1.
 *
 * @param maxMembersPerOrg members of one organization, alive and dead together
 * @param maxReportedDead dead members that are known by the word of others only, and are probed for
 *     it
 * @param maxTombstones forgotten members whose last timestamp is remembered
 * @param maxResponseElements elements in one membership response, received or sent
 * @param maxResponseBytes bytes of all elements in one membership response that is sent
 * @param maxQuestions requests that wait for a response
 * @param maxWaiting uses that wait for the next own alive message to be signed; heartbeats, sync
 *     rounds and requests to seeds find room beyond it
 * @param maxProbes probes of dead members that run at a time
 * @param maxAliveBytes bytes of one alive message with signature and secret
 * @param maxMetadataBytes bytes of metadata in one alive message
 */
public record DiscoveryLimits(
    int maxMembersPerOrg,
    int maxReportedDead,
    int maxTombstones,
    int maxResponseElements,
    int maxResponseBytes,
    int maxQuestions,
    int maxWaiting,
    int maxProbes,
    int maxAliveBytes,
    int maxMetadataBytes) {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /**
   * Checks that nothing is forbidden altogether.
   *
   * @throws IllegalArgumentException naming the limit that is not positive
   */
  public DiscoveryLimits {
    requirePositive("maxMembersPerOrg", maxMembersPerOrg);
    requirePositive("maxReportedDead", maxReportedDead);
    requirePositive("maxTombstones", maxTombstones);
    requirePositive("maxResponseElements", maxResponseElements);
    requirePositive("maxResponseBytes", maxResponseBytes);
    requirePositive("maxQuestions", maxQuestions);
    requirePositive("maxWaiting", maxWaiting);
    requirePositive("maxProbes", maxProbes);
    requirePositive("maxAliveBytes", maxAliveBytes);
    requirePositive("maxMetadataBytes", maxMetadataBytes);
  }

  /** Room for ten thousand peers of each organization. */
  public static DiscoveryLimits defaults() {
    return new DiscoveryLimits(
        10_000, 1_000, 20_000, 20_000, 64 * MIB, 4_096, 1_024, 16, 16 * KIB, 4 * KIB);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }
}
