// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.time.Now;

/**
 * What a pull engine asks of the ways to other nodes. All calls return at once; nothing promises
 * delivery.
 */
public interface PullComm {

  /** Sends an unsigned message to a peer, dialling if need be. */
  void send(PeerAddress target, GossipMessage message, Now now);

  /** Sends an unsigned message on the connection on which the question came. */
  void respond(ConnectionInfo to, GossipMessage message, Now now);
}
