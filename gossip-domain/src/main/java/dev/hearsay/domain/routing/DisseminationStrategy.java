// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterSettings;
import java.util.List;

/**
 * Which peers a block is pushed to, and when.
 *
 * <p>It is asked about each new block once, be it published here or pushed by a peer; blocks that
 * were pulled are not pushed on. It need not reach everybody: the block pull brings what is missing
 * (dissemination §6).
 *
 * <p>Owned by one node and called on its loop, so it may keep state. It knows nothing of stores,
 * channels or connections.
 */
public interface DisseminationStrategy {

  /** What it is called in settings, logs and measurements. */
  String name();

  /** When blocks leave: how they are collected before {@link #spread} is asked. */
  EmitterSettings batching();

  /**
   * Chooses who gets a copy.
   *
   * @param blocks new blocks of one channel, oldest first; never empty
   * @param eligible the living members of this node's organization that take part in the channel,
   *     whoever brought a block among them, in an order that is the same in every run
   * @param selector chooses by lot
   * @return the copies to be sent, in the order in which they are to leave; nobody gets back what
   *     it brought
   */
  List<Delivery> spread(List<Rumour> blocks, List<NetworkMember> eligible, PeerSelector selector);
}
