// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.CHANNEL;
import static dev.hearsay.testkit.running.Neighbourhood.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.recording.Entry.EndReason;
import dev.hearsay.application.recording.Recorder;
import dev.hearsay.application.recording.Replay;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.application.service.BlockNews;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.wire.ProtobufCodec;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node on its own thread is recorded, and does the same when it is replayed. */
@Timeout(120)
class RecordedNodeTest {

  private static final int BLOCKS = 30;

  @TempDir private Path folder;
  private Path publisher;
  private Path reader;

  @BeforeEach
  void nameFiles() {
    publisher = folder.resolve("publisher.rec");
    reader = folder.resolve("reader.rec");
  }

  @Test
  void aRecordedNodeDoesTheSameWhenItIsReplayed() {
    record();

    for (Path file : new Path[] {publisher, reader}) {
      ReplayReport report = replay(file);

      assertThat(report.ending()).isEqualTo(new Ending.Complete(EndReason.STOPPED, ""));
      assertThat(report.isSame()).isTrue();
      assertThat(report.inputs()).isGreaterThan(50);
      assertThat(report.kinds()).containsKeys("Received", "Checked", "Signed", "JoinChannel");
      assertThat(report.view().channels()).hasSize(1);
    }
  }

  private void record() {
    try (Recorder one = Recorder.to(publisher);
        Recorder two = Recorder.to(reader);
        Neighbourhood nodes = new Neighbourhood()) {
      RunningNode first = nodes.start("first", ServiceSettings.defaults(), one);
      RunningNode second = nodes.start("second", ServiceSettings.defaults(), two);
      nodes.meetInChannel();
      Subscription<BlockNews> news = second.acceptBlocks(CHANNEL);
      for (int number = 1; number <= BLOCKS; number++) {
        done(first.gossip(nodes.block(number, 5_000)));
      }
      await().atMost(Neighbourhood.PATIENCE).until(() -> delivered(nodes, second) == BLOCKS);
      news.close();
    }
  }

  private static long delivered(Neighbourhood nodes, RunningNode node) {
    return nodes.eventsOf(node).count(GossipEvent.BlockDelivered.class);
  }

  private static ReplayReport replay(Path file) {
    return Replay.of(file, new ProtobufCodec(), Replay.ALL);
  }
}
