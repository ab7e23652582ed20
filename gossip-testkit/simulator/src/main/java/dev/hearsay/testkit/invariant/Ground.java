// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.List;
import java.util.Optional;

/** The truth that nodes are measured by: who is in which channel, and what was published. */
public interface Ground {

  /** All channels. */
  List<ChannelId> channels();

  /** Whether the node called {@code node} is in a channel, by the will of its embedder. */
  boolean isMember(ChannelId channel, String node);

  /** The block that the orderers made; empty if they made none of that number. */
  Optional<Bytes> published(ChannelId channel, long number);

  /** The number of the newest block that the orderers made; 0 before the first. */
  long newest(ChannelId channel);

  /** Whether the ledger at a member has a block, or the embedder holds it back for lower ones. */
  boolean has(ChannelId channel, SimulatedNode member, long number);

  /** The first number that is missing in the ledger at a member. */
  long height(ChannelId channel, SimulatedNode member);

  /** Whether the first may see the second as a member of the network (discovery §9). */
  boolean isEntitled(SimulatedNode one, SimulatedNode other);

  /** Whether something goes wrong with the node, or did until a short time ago. */
  boolean isTroubled(SimulatedNode node);
}
