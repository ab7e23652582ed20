// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.time.Duration;

/**
 * How long a node waits for others (wire §9, comm §1).
 *
 * @param dial for a connection with TLS and HTTP/2
 * @param ping for the answer to a ping on it
 * @param establishment for what a client that connected must say before it is dropped
 * @param idle for the next call on a connection that has none; a stream may be silent for as long
 *     as it likes
 * @param finish for the other side to take what was written before a link ended in good order
 */
public record GrpcTimeouts(
    Duration dial, Duration ping, Duration establishment, Duration idle, Duration finish) {

  /** 3 s, 2 s, 5 s as in Fabric, 30 s and 5 s. */
  public static final GrpcTimeouts DEFAULTS =
      new GrpcTimeouts(
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));

  /** Checks that all are positive. */
  public GrpcTimeouts {
    Checks.positive("dial timeout", dial);
    Checks.positive("ping timeout", ping);
    Checks.positive("establishment timeout", establishment);
    Checks.positive("idle timeout", idle);
    Checks.positive("finish timeout", finish);
  }
}
