// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import dev.hearsay.domain.message.Rejection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Words a refusal so that an operator sees what did not happen: something received was not taken,
 * something was not sent, or a connection did not come about.
 */
final class RefusalLine {
  private static final Set<Rejection> NOT_SENT =
      EnumSet.of(Rejection.LANE_FULL, Rejection.NO_ROUTE, Rejection.UNREACHABLE);

  private static final Set<Rejection> NOT_CONNECTED =
      EnumSet.of(
          Rejection.HANDSHAKE_EXPECTED,
          Rejection.HANDSHAKE_TIMEOUT,
          Rejection.TLS_BINDING_MISMATCH,
          Rejection.NO_TLS_CERTIFICATE,
          Rejection.TLS_HANDSHAKE_FAILED,
          Rejection.UNEXPECTED_PEER,
          Rejection.SELF_CONNECTION,
          Rejection.TOO_MANY_LINKS,
          Rejection.WRONG_ORGANIZATION,
          Rejection.NOT_DISCLOSABLE);

  private RefusalLine() {}

  /** One line; {@code who} and {@code detail} are fit for it already. */
  static String of(Rejection reason, String who, String detail) {
    return opening(reason) + who + ": " + reason.explained(detail);
  }

  /** Most refusals are of something that was received. */
  private static String opening(Rejection reason) {
    if (reason == Rejection.OVERLOADED) {
      return "too busy for ";
    }
    if (reason == Rejection.SUBSCRIBER_FULL) {
      return "not delivered to ";
    }
    if (NOT_SENT.contains(reason)) {
      return "not sent to ";
    }
    return NOT_CONNECTED.contains(reason) ? "no connection with " : "refused from ";
  }
}
