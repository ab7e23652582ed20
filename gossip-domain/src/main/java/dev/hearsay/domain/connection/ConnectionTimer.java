// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;

/**
 * The moments at which the connections want to be woken. One that has lost its meaning does
 * nothing.
 */
public sealed interface ConnectionTimer {

  /** A dial should have ended by now. */
  record DialOverdue(LinkId link) implements ConnectionTimer {}

  /** The first message of the other side should have arrived by now. */
  record HandshakeOverdue(LinkId link) implements ConnectionTimer {}

  /** A link that this node ended in good order should be gone by now. */
  record EndOverdue(LinkId link) implements ConnectionTimer {}

  /** Two links that were opened from both sides should have become one by now. */
  record DoubleLinkDue(PkiId peer) implements ConnectionTimer {}

  /**
   * The rest before the next dial is over.
   *
   * @param rest which rest of that peer
   */
  record RedialDue(PkiId peer, long rest) implements ConnectionTimer {}

  /** An acknowledgement should have arrived by now. */
  record AckOverdue(long nonce, PkiId peer) implements ConnectionTimer {}
}
