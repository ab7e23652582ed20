// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;

/** How an alive message came here, which decides what it may do (discovery §5 and §16). */
public sealed interface AliveOrigin {

  /** The authenticated peer that handed it to us; not always its author. */
  PkiId from();

  /** As a message of its own: it is relayed if it is news. */
  record Pushed(PkiId from) implements AliveOrigin {}

  /**
   * As the self information of a membership request: it is answered.
   *
   * @param requester the connection that asks
   * @param nonce the nonce that the answer repeats
   */
  record Requested(ConnectionInfo requester, long nonce) implements AliveOrigin {
    @Override
    public PkiId from() {
      return requester.peer().pkiId();
    }
  }

  /** In the list of the living of a membership response. */
  record ListedAlive(PkiId from) implements AliveOrigin {}

  /**
   * In the list of the dead of a membership response: it only introduces members that are unknown.
   */
  record ListedDead(PkiId from) implements AliveOrigin {}
}
