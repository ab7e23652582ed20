// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.hearsay.bootstrap.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hearsay node --record} and {@code hearsay replay} as an operator sees them. */
@Timeout(120)
class RecordOptionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path temporary;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private NodeFolder folder;
  private Path recording;

  @BeforeEach
  void makeKeys() {
    folder = new NodeFolder(temporary);
    recording = temporary.resolve("node.rec");
  }

  @Test
  void twoNodesOverGrpcAreRecordedAndReplayedWithoutTheirKeys() throws IOException {
    recordTwoNodes();
    NodeFolder.clear(folder.peer(0).mspFolder().resolve("keystore"));

    assertThat(hearsay("replay", recording.toString(), "--json", "-")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains(" of Org1MSP")
        .contains("in the end 1 alive, 0 dead")
        .contains("channel    mychannel: height 1, 1 peers")
        .contains("the same as recorded, to the end: the node was stopped");
    Map<String, Object> json = JSON.std.mapFrom(out.toString().lines().toList().getLast());
    assertThat(json)
        .containsEntry("same", true)
        .containsEntry("end", "STOPPED")
        .containsKeys("inputs", "kinds", "virtualSeconds", "checkpoints", "stateHash", "detail");
    assertThat(hearsay("replay", recording.toString(), "--until", "3")).isZero();
    assertThat(out.toString()).contains("replayed   3 inputs").contains("more inputs follow");
  }

  private void recordTwoNodes() {
    String first = folder.value("peer.gossip.endpoint");
    String one = folder.withChannels("mychannel").write("one.yaml").toString();
    folder.becomeSecond().with("peer.gossip.bootstrap", first);
    String two = folder.write("two.yaml").toString();
    try (Warnings log = new Warnings("hearsay.node");
        CommandInThread recorded =
            new CommandInThread("node", "--config", one, "--record", recording.toString());
        CommandInThread other = new CommandInThread("node", "--config", two)) {
      recorded.awaitOutput("serving");
      other.awaitOutput("serving");
      await().atMost(PATIENCE).until(() -> log.contains("is online", 2));
      assertThat(recorded.interrupt()).isZero();
    }
  }

  @Test
  void aRecordingIsNotWrittenOver() throws IOException {
    Files.writeString(recording, "the past");
    String config = folder.write("core.yaml").toString();

    assertThat(hearsay("node", "--config", config, "--record", recording.toString())).isEqualTo(2);

    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "hearsay: --record: "
                + recording
                + " exists already; move it away or name another file");
    assertThat(recording).hasContent("the past");
  }

  @Test
  void whatIsNoRecordingIsOneLineAndTwo() throws IOException {
    Files.writeString(recording, "Dear diary");

    assertThat(hearsay("replay", recording.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("hearsay: " + recording + " is no recording");
    assertThat(hearsay("replay", temporary.toString())).isEqualTo(2);
    assertThat(hearsay("replay", temporary.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(hearsay("replay")).isEqualTo(2);
    assertThat(hearsay("replay", recording.toString(), "--until", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--until -1 is negative").doesNotContain("\tat ");
  }

  private int hearsay(String... args) {
    out.getBuffer().setLength(0);
    return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
