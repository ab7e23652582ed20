// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import java.util.Optional;

/**
 * What holds for every alive message before anybody asks whether it is news (pitfalls A.8 and B.6).
 */
final class AliveRules {

  /** Longer than any host name with a port. */
  private static final int MAX_ENDPOINT_LENGTH = 300;

  private final DiscoveryLimits limits;

  AliveRules(DiscoveryLimits limits) {
    this.limits = limits;
  }

  /** Why {@code alive}, which came in {@code envelope}, is refused; empty if it is in good form. */
  Optional<Rejection> refusalOf(AliveMessage alive, Envelope envelope) {
    if (envelope.weight() > limits.maxAliveBytes()
        || alive.membership().metadata().length() > limits.maxMetadataBytes()) {
      return Optional.of(Rejection.OVERSIZED_MESSAGE);
    }
    if (!alive.author().isWellFormed()) {
      return Optional.of(Rejection.BAD_PKI_ID_LENGTH);
    }
    Endpoint external = alive.membership().externalEndpoint();
    if (!isReadable(external.text())) {
      return Optional.of(Rejection.MALFORMED_ENDPOINT);
    }
    return envelope.signature().isEmpty()
        ? Optional.of(Rejection.MISSING_SIGNATURE)
        : Optional.empty();
  }

  /**
   * Whether a text may stand in the tables as an endpoint. It need not be one that can be dialled:
   * Fabric does not ask, so its peers spread it as well (discovery §5.1).
   */
  private static boolean isReadable(String text) {
    if (text.length() > MAX_ENDPOINT_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an endpoint that was received can be dialled. */
  static boolean isDialable(Endpoint endpoint) {
    return endpoint.text().length() <= MAX_ENDPOINT_LENGTH && endpoint.isDialable();
  }
}
