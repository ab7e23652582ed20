// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;

/** What discovery waits for (discovery §3). Each comes back to {@link Discovery#timer}. */
public sealed interface DiscoveryTimer {

  /** The next regular heartbeat. */
  record PushDue() implements DiscoveryTimer {}

  /** A heartbeat out of turn, soon after the first member was found. */
  record EarlyPushDue() implements DiscoveryTimer {}

  /** The next regular round of asking members for their membership. */
  record SyncDue() implements DiscoveryTimer {}

  /** A round out of turn, soon after members were found. */
  record EarlySyncDue() implements DiscoveryTimer {}

  /** The next check for members that have fallen silent. */
  record ExpirationCheckDue() implements DiscoveryTimer {}

  /** The next sweep for members and tombstones to be forgotten. */
  record SweepDue() implements DiscoveryTimer {}

  /** The next round of probing the dead. */
  record ReconnectDue() implements DiscoveryTimer {}

  /**
   * A seed is to be tried once more.
   *
   * @param attempt the attempt that failed
   */
  record SeedRetryDue(Endpoint seed, int attempt) implements DiscoveryTimer {}

  /**
   * A seed should have answered by now.
   *
   * @param attempt the attempt that waits for the answer
   */
  record SeedAnswerDue(Endpoint seed, int attempt) implements DiscoveryTimer {}
}
