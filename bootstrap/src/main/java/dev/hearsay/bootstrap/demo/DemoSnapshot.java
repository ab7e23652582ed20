// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.time.Duration;
import java.util.List;

/**
 * All nodes of the demonstration at one moment.
 *
 * @param uptime since the first node was started
 * @param nodes in the order of their start
 */
public record DemoSnapshot(Duration uptime, List<Node> nodes) {

  /** Keeps an unmodifiable copy and checks that every node has an opinion on every node. */
  public DemoSnapshot {
    nodes = List.copyOf(nodes);
    for (Node node : nodes) {
      if (node.sees().size() != nodes.size()) {
        throw new IllegalArgumentException(
            "%s judges %d of %d nodes".formatted(node.name(), node.sees().size(), nodes.size()));
      }
    }
  }

  /** What one node thinks of another. */
  public enum Sight {
    /** It is the node itself. */
    SELF,
    /** It is alive. */
    ALIVE,
    /** It is dead. */
    DEAD,
    /** It is in no table. */
    UNKNOWN
  }

  /**
   * One node.
   *
   * @param name unique, as the prompt takes it
   * @param org its organization
   * @param running whether it runs; what a stopped node sees is of no interest
   * @param uptime since its last start, zero if it is stopped
   * @param sees what it thinks of each node, in the order of the nodes
   * @param traffic what goes in and out
   * @param blocks how far its ledger has come
   */
  public record Node(
      String name,
      String org,
      boolean running,
      Duration uptime,
      List<Sight> sees,
      Traffic traffic,
      Blocks blocks) {

    /** Keeps an unmodifiable copy. */
    public Node {
      sees = List.copyOf(sees);
    }

    long count(Sight sight) {
      return sees.stream().filter(sight::equals).count();
    }
  }

  /**
   * What goes in and out of a node.
   *
   * @param links its open links to authenticated peers
   * @param messagesPerSecond sent and received, over the last seconds
   */
  public record Traffic(int links, double messagesPerSecond) {}

  /**
   * How far a node's ledger has come.
   *
   * @param height the height that it tells others, unsigned; 0 if it is not in the channel
   * @param newestMillis how long the newest block took to come; not a number if none came yet
   */
  public record Blocks(long height, double newestMillis) {}

  /** The nodes that run. */
  List<Node> running() {
    return nodes.stream().filter(Node::running).toList();
  }
}
