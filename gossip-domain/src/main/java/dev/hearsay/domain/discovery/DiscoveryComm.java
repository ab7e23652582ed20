// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;

/** What discovery asks of the ways to other nodes. All calls return at once. */
public interface DiscoveryComm {

  /**
   * Gives an alive message to the dissemination layer, which pushes it to a few peers.
   *
   * @param from who brought it, and must not get it back; {@link PkiId#NONE} for an own message
   */
  void gossip(SignedMessage alive, PkiId from, Now now);

  /** Sends an unsigned message to one peer, dialling if need be. */
  void send(PeerAddress target, GossipMessage message, Now now);

  /** Asks whether anybody serves at an endpoint; the answer comes as {@link Discovery#probed}. */
  void probe(Endpoint endpoint, Now now);

  /**
   * Asks who serves at an endpoint; the answer comes as {@link Discovery#identified} or {@link
   * Discovery#identifyFailed}.
   */
  void identify(Endpoint endpoint, Now now);

  /** Ends the connection to a peer, if there is one. */
  void disconnect(PkiId peer, String reason, Now now);
}
