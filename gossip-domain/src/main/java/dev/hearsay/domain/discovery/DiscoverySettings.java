// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import java.time.Duration;

/**
 * The timing and the limits of membership (discovery §3). The names are Fabric's, and so are the
 * defaults.
 *
 * @param aliveTimeInterval between two own heartbeats
 * @param aliveExpirationTimeout how long a member may be silent before it is dead; it is checked
 *     ten times as often
 * @param reconnectInterval between two rounds of probing the dead, and between two attempts to
 *     reach a seed once they have slowed down
 * @param maxConnectionAttempts how often a seed is tried in vain before the reports on it tell how
 *     often; it is tried on all the same
 * @param msgExpirationFactor how many expiration timeouts a silent member is remembered
 * @param publishCertPeriod how long after the start own heartbeats carry the own identity
 * @param pullInterval between two rounds of asking others for their membership
 * @param pullPeerNum how many members are asked in a round
 * @param responseTimeout how long a seed may take to answer a membership request
 * @param limits what it may cost at most
 */
public record DiscoverySettings(
    Duration aliveTimeInterval,
    Duration aliveExpirationTimeout,
    Duration reconnectInterval,
    int maxConnectionAttempts,
    int msgExpirationFactor,
    Duration publishCertPeriod,
    Duration pullInterval,
    int pullPeerNum,
    Duration responseTimeout,
    DiscoveryLimits limits) {

  /**
   * Checks the values and their relations.
   *
   * @throws IllegalArgumentException naming the setting that is wrong and what it must be
   */
  public DiscoverySettings {
    requirePositive("aliveTimeInterval", aliveTimeInterval);
    requirePositive("aliveExpirationTimeout", aliveExpirationTimeout);
    requirePositive("reconnectInterval", reconnectInterval);
    requirePositive("maxConnectionAttempts", maxConnectionAttempts);
    requirePositive("msgExpirationFactor", msgExpirationFactor);
    requirePositive("pullInterval", pullInterval);
    requirePositive("pullPeerNum", pullPeerNum);
    requirePositive("responseTimeout", responseTimeout);
    if (publishCertPeriod.isNegative()) {
      throw new IllegalArgumentException(
          "publishCertPeriod is " + publishCertPeriod + "; it must not be negative");
    }
    if (aliveExpirationTimeout.compareTo(aliveTimeInterval) <= 0) {
      throw new IllegalArgumentException(
          "aliveExpirationTimeout is %s; it must be longer than aliveTimeInterval, which is %s"
              .formatted(aliveExpirationTimeout, aliveTimeInterval));
    }
  }

  /** Fabric's defaults. */
  public static DiscoverySettings defaults() {
    return new DiscoverySettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        Duration.ofSeconds(25),
        120,
        20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(4),
        3,
        Duration.ofSeconds(5),
        DiscoveryLimits.defaults());
  }

  /**
   * These settings with every time but the publication of the identity divided by {@code factor}.
   */
  public DiscoverySettings faster(int factor) {
    return new DiscoverySettings(
        aliveTimeInterval.dividedBy(factor),
        aliveExpirationTimeout.dividedBy(factor),
        reconnectInterval.dividedBy(factor),
        maxConnectionAttempts,
        msgExpirationFactor,
        publishCertPeriod,
        pullInterval.dividedBy(factor),
        pullPeerNum,
        responseTimeout.dividedBy(factor),
        limits);
  }

  /** These settings with other limits. */
  public DiscoverySettings withLimits(DiscoveryLimits others) {
    return new DiscoverySettings(
        aliveTimeInterval,
        aliveExpirationTimeout,
        reconnectInterval,
        maxConnectionAttempts,
        msgExpirationFactor,
        publishCertPeriod,
        pullInterval,
        pullPeerNum,
        responseTimeout,
        others);
  }

  /** Between two checks for members that have fallen silent. */
  public Duration expirationCheckInterval() {
    return aliveExpirationTimeout.dividedBy(10);
  }

  /**
   * How long a member is remembered after it was heard last; its tombstone stands as long again.
   */
  public Duration memoryOfSilent() {
    return aliveExpirationTimeout.multipliedBy(msgExpirationFactor);
  }

  /** Between two sweeps for members to be forgotten. */
  public Duration sweepInterval() {
    return memoryOfSilent().dividedBy(100);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be longer than zero");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }
}
