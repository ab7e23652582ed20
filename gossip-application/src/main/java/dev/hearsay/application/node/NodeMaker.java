// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.time.Now;

/** Makes nodes for a driver: {@code GossipNode::new}, or one that is watched. */
@FunctionalInterface
public interface NodeMaker {

  /** Wires a node that is not started; as {@link GossipNode#GossipNode}. */
  DrivenNode make(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeEnvironment environment,
      Now created);
}
