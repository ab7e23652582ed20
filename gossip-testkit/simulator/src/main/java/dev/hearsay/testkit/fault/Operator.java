// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.simulation.SimulatedNode;

/** Who starts nodes as they are to run in a network: with bootstrap peers, channels and ledger. */
@FunctionalInterface
public interface Operator {

  /**
   * Starts a node that does not live, brings it into its network and channels, and tells it the
   * height of its ledger.
   */
  void start(SimulatedNode node);
}
