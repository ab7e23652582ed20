// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.hearsay.bootstrap.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hearsay demo} as a script sees it. */
@Timeout(180)
class DemoCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"memory, bc", "grpc, bc", "tls-socket, jdk-ed25519"})
  void sixNodesFormANetworkAndTheResultIsWritten(String transport, String crypto)
      throws IOException {
    Path json = folder.resolve("result.json");

    int exitCode = demo("--transport", transport, "--crypto", crypto, "--json", json.toString());

    assertThat(exitCode).as(out + "\n" + err).isZero();
    assertThat(out.toString()).contains("everybody knows everybody; formed within");
    Map<String, Object> result = JSON.std.mapFrom(Files.readString(json));
    assertThat(result)
        .containsEntry("nodes", 6)
        .containsEntry("orgs", 2)
        .containsEntry("transport", transport)
        .containsEntry("converged", true)
        .containsEntry("blocksPublished", 20)
        .containsEntry("deliveries", 80)
        .containsEntry("expectedDeliveries", 80)
        .containsEntry("duplicateDeliveries", 0)
        .containsKeys("membershipMillis", "dials", "rejections", "latencyMillis");
  }

  @Test
  void standardOutputCanBeRead() throws IOException {
    assertThat(demo("--transport", "memory", "--blocks", "0", "--json", "-")).isZero();

    String last = out.toString().lines().reduce("", (before, line) -> line);
    assertThat(JSON.std.mapFrom(last)).containsEntry("converged", true);
  }

  @Test
  void theCostOfIdlenessIsMeasured() throws IOException {
    assertThat(
            demo("--transport", "memory", "--blocks=0", "--measure-idle", "300ms", "--json", "-"))
        .isZero();

    String last = out.toString().lines().reduce("", (before, line) -> line);
    assertThat(JSON.std.mapFrom(last)).containsKey("idleCpuSecondsPerMinute");
  }

  @Test
  void whatDoesNotFormInTimeIsNotMet() throws IOException {
    assertThat(demo("--transport", "memory", "--duration", "1ms", "--json", "-")).isEqualTo(1);

    String last = out.toString().lines().reduce("", (before, line) -> line);
    assertThat(JSON.std.mapFrom(last))
        .containsEntry("converged", false)
        .containsEntry("membershipMillis", null);
  }

  @Test
  void aResultThatCannotBeWrittenIsAMistakeBeforeAnythingIsStarted() {
    assertThat(demo("--json", folder.resolve("absent/result.json").toString())).isEqualTo(2);

    assertThat(err.toString().lines().toList()).singleElement().asString().contains("--json");
    assertThat(out.toString()).isEmpty();
  }

  private int demo(String... more) {
    List<String> args = new ArrayList<>(List.of("demo", "--no-ui", "--fast", "--rate", "100"));
    args.addAll(List.of(more));
    return Main.run(
        args.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
