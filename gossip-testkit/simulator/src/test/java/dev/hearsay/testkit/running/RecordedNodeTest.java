// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.recording.Entry.EndReason;
import dev.hearsay.application.recording.Recorder;
import dev.hearsay.application.recording.Replay;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.SendCriteria;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node on its own thread is recorded, and does the same when it is replayed. */
@Timeout(120)
class RecordedNodeTest {

  private static final long ROOM = 64L << 20;

  @TempDir private Path folder;

  @Test
  void aRecordedNodeDoesTheSameWhenItIsReplayed() {
    Path publisher = folder.resolve("publisher.rec");
    Path reader = folder.resolve("reader.rec");
    try (Recorder one = Recorder.to(publisher);
        Recorder two = Recorder.to(reader)) {
      Recorded.live(one, two);
    }

    for (Path file : new Path[] {publisher, reader}) {
      ReplayReport report = Recorded.replay(file);

      assertThat(report.ending()).isEqualTo(new Ending.Complete(EndReason.STOPPED, ""));
      assertThat(report.isSame()).isTrue();
      assertThat(report.inputs()).isGreaterThan(50);
      assertThat(report.kinds()).containsKeys("Received", "Checked", "Signed", "JoinChannel");
      assertThat(report.kinds().values().stream().mapToLong(count -> count).sum())
          .isEqualTo(report.inputs());
      assertThat(report.view().channels()).hasSize(1);
      assertThat(report.view().alive().size() + report.view().dead().size()).isEqualTo(1);
      assertThat(report.checkpoints()).isEqualTo(2);
    }
  }

  @Test
  void whoeverReplaysTwiceSeesTheSame() {
    Path file = folder.resolve("reader.rec");
    try (Recorder recorder = Recorder.to(file)) {
      Recorded.live(recorder);
    }

    assertThat(Recorded.replay(file).stateHash()).isEqualTo(Recorded.replay(file).stateHash());
  }

  @Test
  void onlyItsOwnerReadsARecording() throws IOException {
    Path file = folder.resolve("private.rec");
    try (Recorder recorder = Recorder.to(file)) {
      assertThat(recorder).isNotNull();
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void noRecordingIsWrittenOver() throws IOException {
    Path file = Files.writeString(folder.resolve("old.rec"), "the past");

    assertThatThrownBy(() -> Recorder.to(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("old.rec exists already");
    assertThat(file).hasContent("the past");
  }

  @Test
  void aFullDiskEndsTheRecordingAndNotTheNode() throws IOException {
    FullDisk disk = new FullDisk(20_000);
    try (Recorder recorder = Recorder.to("full", disk, ROOM)) {
      Recorded.live(recorder);
    }

    ReplayReport report = Recorded.replay(Files.write(folder.resolve("full.rec"), disk.bytes()));
    assertThat(report.ending()).isInstanceOf(Ending.Torn.class);
    assertThat(report.isSame()).isTrue();
    assertThat(report.inputs()).isPositive();
  }

  @Test
  void aDiskThatIsSlowerThanTheNodeEndsTheRecordingWithAMark() throws IOException {
    StuckDisk disk = new StuckDisk();
    try (Recorder recorder = Recorder.to("slow", disk, 20_000)) {
      Recorded.live(recorder);
      disk.go();
    }

    ReplayReport report = Recorded.replay(Files.write(folder.resolve("slow.rec"), disk.bytes()));
    assertThat(report.ending())
        .isEqualTo(new Ending.Complete(EndReason.TOO_SLOW, "the disk is slower than the node"));
    assertThat(report.isSame()).isTrue();
    assertThat(report.inputs()).isPositive();
  }

  @Test
  void aBugIsRecordedAndHappensAgain() {
    MessageCodec buggy = new BuggyCodec(Content.GossipHello.class);
    Path file = folder.resolve("bug.rec");
    try (Recorder recorder = Recorder.to(file);
        Neighbourhood nodes = new Neighbourhood()) {
      RunningNode node = nodes.start("buggy", ServiceSettings.defaults(), with(buggy, recorder));
      nodes.start("other");
      nodes.meet();
      assertThat(node.termination()).failsWithin(Neighbourhood.PATIENCE);
    }

    assertThat(Replay.of(file, buggy, Replay.ALL).ending())
        .isEqualTo(
            new Ending.Complete(
                EndReason.BUG, "java.lang.UnsupportedOperationException: a planted bug"));
    assertThat(Recorded.replay(file).ending())
        .isInstanceOfSatisfying(
            Ending.Different.class,
            mended ->
                assertThat(mended.detail())
                    .isEqualTo(
                        "it throws nothing; when it was recorded,"
                            + " java.lang.UnsupportedOperationException"));
  }

  @Test
  void anInputThatCannotBeWrittenEndsTheRecordingAndNotTheNode() {
    MessageCodec buggy = new BuggyCodec(Content.Empty.class);
    Path file = folder.resolve("unwritable.rec");
    try (Recorder recorder = Recorder.to(file);
        Neighbourhood nodes = new Neighbourhood()) {
      RunningNode node = nodes.start("alone", ServiceSettings.defaults(), with(buggy, recorder));

      SendCriteria nobody = SendCriteria.of(Duration.ofSeconds(1), 0, 1);
      done(node.sendByCriteria(GossipMessage.of(new Content.Empty()), nobody));
      done(node.updateMetadata(Bytes.utf8("it lives")));
    }

    ReplayReport report = Recorded.replay(file);
    assertThat(report.ending())
        .isEqualTo(
            new Ending.Complete(
                EndReason.UNWRITABLE, "java.lang.UnsupportedOperationException: a planted bug"));
    assertThat(report.isSame()).isTrue();
    assertThat(report.kinds()).doesNotContainKeys("SendByCriteria", "UpdateMetadata");
  }

  private static NodeMaker with(MessageCodec codec, NodeMaker maker) {
    return (settings, self, ports, environment, created) ->
        maker.make(
            settings,
            self,
            new NodePorts(
                ports.comm(),
                codec,
                ports.crypto(),
                ports.advisor(),
                ports.channels(),
                ports.tls(),
                ports.metrics()),
            environment,
            created);
  }

  @Test
  void oneRecorderRecordsOneNode() {
    try (Recorder recorder = Recorder.to("one", new ByteArrayOutputStream(), ROOM)) {
      assertThatThrownBy(() -> Recorded.live(recorder, recorder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("one records another node already");
    }
  }

  /** Takes so many bytes and no more. */
  private static final class FullDisk extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int octet) throws IOException {
      if (taken.size() == room) {
        throw new IOException("no space left on device");
      }
      taken.write(octet);
    }

    byte[] bytes() {
      return taken.toByteArray();
    }
  }

  /** Takes the beginning, and nothing else until it may. */
  private static final class StuckDisk extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CountDownLatch stuck = new CountDownLatch(1);

    void go() {
      stuck.countDown();
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      taken.write(bytes, offset, length);
    }

    byte[] bytes() {
      return taken.toByteArray();
    }
  }
}
