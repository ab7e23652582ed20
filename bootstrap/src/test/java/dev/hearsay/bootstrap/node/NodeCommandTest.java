// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.bootstrap.wiring.ListenerModule;
import dev.hearsay.domain.event.GossipEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code hearsay node} as an operator sees it. */
class NodeCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path temporary;
  private NodeFolder folder;

  @BeforeEach
  void makeKeys() {
    folder = new NodeFolder(temporary);
  }

  @Test
  void itSaysWhereItServesAndAsWhomAndEndsWell() {
    CommandInThread node = node("core.yaml");

    node.awaitOutput("serving at " + folder.value("peer.listenAddress") + " as ");
    node.awaitOutput(" of Org1MSP");
    assertThat(node.interrupt()).isZero();
  }

  @Test
  void twoNodesMeetThroughABootstrapPeer() {
    String first = folder.value("peer.gossip.endpoint");
    try (Warnings log = new Warnings("hearsay.node");
        CommandInThread one = node("one.yaml")) {
      one.awaitOutput("serving");
      folder.becomeSecond().with("peer.gossip.bootstrap", first);
      try (CommandInThread other = node("other.yaml")) {
        other.awaitOutput("serving");

        await().atMost(PATIENCE).until(() -> log.contains("(learned) is alive", 2));
      }
    }
  }

  @Test
  void metricsAreServedWhereTheOperatorSays() throws IOException, InterruptedException {
    int port = NodeFolder.freePort();
    folder.with("metrics.provider", "prometheus");
    folder.with("operations.listenAddress", "127.0.0.1:" + port);
    try (CommandInThread node = node("core.yaml");
        HttpClient client = HttpClient.newHttpClient()) {
      node.awaitOutput("serving");

      URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
      String page =
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();

      assertThat(page).contains("gossip_comm_messages_sent");
    }
  }

  @Test
  void aBootstrapPeerThatDoesNotAnswerIsNamedAndTheNodeServes() {
    String nobody = "localhost:" + NodeFolder.freePort();
    folder.with("peer.gossip.bootstrap", nobody);
    try (Warnings log = new Warnings("hearsay.node");
        CommandInThread node = node("core.yaml")) {
      node.awaitOutput("serving");

      await().atMost(PATIENCE).until(() -> log.contains("bootstrap peer " + nobody, 1));
    }
  }

  @Test
  void aBootstrapPeerOfAnotherOrganizationIsNamedAndTheNodeServes() throws IOException {
    Path roots = temporary.resolve("roots.crt");
    Files.writeString(
        roots,
        Files.readString(folder.peer(0).tlsFolder().resolve("ca.crt"))
            + Files.readString(folder.foreigner().tlsFolder().resolve("ca.crt")));
    folder.with("peer.tls.rootcert.file", roots.toString());
    String first = folder.value("peer.gossip.endpoint");
    try (Warnings log = new Warnings("hearsay.node");
        CommandInThread one = node("one.yaml")) {
      one.awaitOutput("serving");
      folder.becomeForeigner().with("peer.gossip.bootstrap", first);
      try (CommandInThread other = node("other.yaml")) {
        other.awaitOutput(" of Org2MSP");

        await().atMost(PATIENCE).until(() -> log.contains("bootstrap peer " + first, 1));
      }
    }
  }

  @Test
  void aBugThatEndsTheNodeEndsTheProcessWithOneLineAndAFailure() {
    folder.with("peer.gossip.bootstrap", "localhost:" + NodeFolder.freePort());
    String file = folder.write("core.yaml").toString();
    ListenerModule buggy = new ListenerModule(List.of(NodeCommandTest::throwWhenItDials));
    NodeCommand command =
        new NodeCommand(
            (loaded, ledger, record) -> NodeProcess.start(loaded, ledger, record, List.of(buggy)));
    try (CommandInThread node =
        new CommandInThread((out, err) ->
            new CommandLine(command).setOut(out).setErr(err).execute("--config", file))) {

      assertThat(node.awaitEnd()).isEqualTo(1);
      assertThat(node.err())
          .containsOnlyOnce("\n")
          .contains("the node has ended because of a bug", "IllegalStateException: planted twice");
    }
  }

  private static void throwWhenItDials(GossipEvent event) {
    if (event instanceof GossipEvent.DialStarted) {
      throw new IllegalStateException("planted\ntwice");
    }
  }

  @Test
  void aSignalToTheProcessEndsItWell() throws IOException, InterruptedException {
    Path output = temporary.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.hearsay.bootstrap.Main",
                "node",
                "--config",
                folder.write("core.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      await().atMost(PATIENCE).until(() -> Files.readString(output).contains("serving at "));
      process.destroy();

      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private CommandInThread node(String file) {
    return new CommandInThread("node", "--config", folder.write(file).toString());
  }
}
