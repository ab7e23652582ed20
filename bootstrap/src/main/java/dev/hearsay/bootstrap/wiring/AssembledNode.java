// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.domain.discovery.SelfDescription;

/** A node with all its adapters, to be started once. */
public final class AssembledNode {
  private final NodeSettings settings;
  private final SelfDescription self;
  private final NodePorts ports;
  private final NodeRuntime runtime;

  AssembledNode(NodeSettings settings, SelfDescription self, NodePorts ports, NodeRuntime runtime) {
    this.settings = settings;
    this.self = self;
    this.ports = ports;
    this.runtime = runtime;
  }

  /** How the node describes itself. */
  public SelfDescription self() {
    return self;
  }

  /**
   * Starts the node: it serves when this returns. Whoever starts it closes it.
   *
   * @throws dev.hearsay.domain.port.CommException if the transport cannot serve
   */
  public GossipService start() {
    return start(GossipNode::new);
  }

  /** As {@link #start()}, with a node made by {@code maker}. */
  public GossipService start(NodeMaker maker) {
    try {
      return RunningNode.start(settings, self, ports, runtime, maker);
    } catch (RuntimeException e) {
      ports.comm().close();
      throw e;
    }
  }
}
