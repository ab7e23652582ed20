// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import java.time.Duration;

/**
 * How long a node waits for others. A link that is open may be silent for as long as it likes.
 *
 * @param establishment for all of connecting, the TLS handshake and the first word
 * @param ending for the other side to take what was written before a link ended
 */
public record TlsTimeouts(Duration establishment, Duration ending) {

  /** 5 s each. */
  public static final TlsTimeouts DEFAULTS =
      new TlsTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));

  /** Checks that both are positive. */
  public TlsTimeouts {
    if (!establishment.isPositive() || !ending.isPositive()) {
      throw new IllegalArgumentException(
          "timeouts of " + establishment + " and " + ending + ": both must be positive");
    }
  }
}
