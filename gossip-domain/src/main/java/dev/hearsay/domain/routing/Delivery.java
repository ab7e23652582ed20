// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;

/**
 * One copy of a message on its way to one peer.
 *
 * @param target who gets it
 * @param message the message as it came, without its secret where the target must not see it
 */
public record Delivery(NetworkMember target, SignedMessage message) {

  /** The original envelope, maybe without its secret. */
  public Envelope envelope() {
    return message.envelope();
  }
}
