// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

import dev.hearsay.domain.message.Rejection;
import java.util.EnumMap;
import java.util.Map;

/** The refusals that cannot occur in a simulation, and why. */
final class ImpossibleRejections {

  static final Map<Rejection, String> REASONS = reasons();

  private ImpossibleRejections() {}

  private static Map<Rejection, String> reasons() {
    Map<Rejection, String> reasons = new EnumMap<>(Rejection.class);
    reasons.put(
        Rejection.OVERSIZED_MESSAGE,
        "is found by transports that read bytes; this one passes objects");
    reasons.put(Rejection.NO_TLS_CERTIFICATE, "every simulated node presents a certificate");
    reasons.put(Rejection.TLS_HANDSHAKE_FAILED, "there is no TLS handshake in memory");
    return reasons;
  }
}
