// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.CHANNEL;
import static dev.hearsay.testkit.running.Neighbourhood.done;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.recording.Replay;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.service.BlockNews;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.wire.ProtobufCodec;
import java.nio.file.Path;

/** A short life of two neighbours that exchange blocks, one or both of them recorded. */
final class Recorded {

  private static final int BLOCKS = 30;
  private static final int BLOCK_BYTES = 5_000;

  private Recorded() {}

  /** The life of two nodes, of which one publishes and the other reads. */
  static void live(NodeMaker publisher, NodeMaker reader) {
    try (Neighbourhood nodes = new Neighbourhood()) {
      RunningNode first = nodes.start("first", ServiceSettings.defaults(), publisher);
      RunningNode second = nodes.start("second", ServiceSettings.defaults(), reader);
      nodes.meetInChannel();
      Subscription<BlockNews> news = second.acceptBlocks(CHANNEL);
      for (int number = 1; number <= BLOCKS; number++) {
        done(first.gossip(nodes.block(number, BLOCK_BYTES)));
      }
      await()
          .atMost(Neighbourhood.PATIENCE)
          .until(() -> nodes.eventsOf(second).count(GossipEvent.BlockDelivered.class) == BLOCKS);
      news.close();
    }
  }

  /** The life of a publisher that is not recorded beside a reader. */
  static void live(NodeMaker reader) {
    live(GossipNode::new, reader);
  }

  static ReplayReport replay(Path file) {
    return Replay.of(file, new ProtobufCodec(), Replay.ALL);
  }
}
