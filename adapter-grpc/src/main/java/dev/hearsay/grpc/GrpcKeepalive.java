// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.time.Duration;

/**
 * How silent connections are found (wire §9). There is no maximum age: a stream lives as long as
 * both nodes do.
 *
 * @param clientInterval silence after which a dialler asks for a sign of life; Fabric's servers
 *     refuse clients that ask more often than every 60 s
 * @param clientTimeout how long it waits for one
 * @param serverInterval silence after which a server asks
 * @param serverTimeout how long it waits
 * @param minInterval how often clients may ask this server
 */
public record GrpcKeepalive(
    Duration clientInterval,
    Duration clientTimeout,
    Duration serverInterval,
    Duration serverTimeout,
    Duration minInterval) {

  /** Fabric's: 60 s, 20 s, 7200 s, 20 s, 60 s. */
  public static final GrpcKeepalive DEFAULTS =
      new GrpcKeepalive(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(7200),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  /** Checks that all are positive. */
  public GrpcKeepalive {
    Checks.positive("client keepalive interval", clientInterval);
    Checks.positive("client keepalive timeout", clientTimeout);
    Checks.positive("server keepalive interval", serverInterval);
    Checks.positive("server keepalive timeout", serverTimeout);
    Checks.positive("minimum keepalive interval", minInterval);
  }

  /**
   * A tenth less than {@link #minInterval}: a client that asks exactly that often is not punished
   * for the network's jitter.
   */
  Duration toleratedInterval() {
    return minInterval.minus(minInterval.dividedBy(10));
  }
}
