// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.hearsay.bootstrap.Main;
import dev.hearsay.bootstrap.settings.GossipTimers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code hearsay bench dissemination} as a script sees it, with hardly any load. */
@Timeout(180)
class DisseminationCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"fabric-push", "flood"})
  void whatWasMeasuredIsToldUnderTheNamesThatScriptsKnow(String strategy) throws IOException {
    int exitCode =
        bench("--transport", "memory", "--strategy", strategy, "--idle", "100ms", "--json", "-");

    assertThat(exitCode).as(out + "\n" + err).isZero();
    Map<String, Object> result = JSON.std.mapFrom(lastLine());
    assertThat(result)
        .containsEntry("nodes", 4)
        .containsEntry("orgs", 2)
        .containsEntry("transport", "memory")
        .containsEntry("strategy", strategy)
        .containsEntry("blocksPublished", 10)
        .containsEntry("deliveries", 20)
        .containsEntry("expectedDeliveries", 20)
        .containsEntry("duplicateDeliveries", 0);
    assertThat(result)
        .containsKeys(
            "latencyMillis",
            "pushLatencyMillis",
            "lastNodeMillis",
            "lastNodePushOnlyMillis",
            "blocksPerSecond",
            "cpuSeconds",
            "wallSeconds",
            "blockCopiesSent",
            "bytesSent",
            "signatureVerifications",
            "dials",
            "heapPeakBytes",
            "heapAfterGcBytes",
            "rssPeakBytes",
            "idleCpuSecondsPerMinute",
            "rejections");
  }

  @Test
  void everyPushedCopyIsCounted() throws IOException {
    bench("--transport", "memory", "--strategy", "flood", "--json", "-");

    assertThat((Integer) JSON.std.mapFrom(lastLine()).get("blockCopiesSent"))
        .isGreaterThanOrEqualTo(20);
  }

  @Test
  void nodesKeepAsManyBlocksAsAskedFor() {
    DisseminationOptions options =
        CommandLine.populateCommand(new DisseminationOptions(), "--kept-blocks", "10");

    GossipTimers timers = options.toArguments(new CommandLine(new BenchCommand())).timers();

    assertThat(timers.blocks().maxCount()).isEqualTo(10);
    assertThat(timers.blocks().storeBytes()).isEqualTo(GossipTimers.FABRIC.blocks().storeBytes());
  }

  @Test
  void wrongUsageIsNamed() {
    assertThat(wrong("--nodes", "0")).contains("--nodes 0");
    assertThat(wrong("--nodes", "3")).contains("--orgs 2 does not divide --nodes 3");
    assertThat(wrong("--blocks", "0")).contains("--blocks 0");
    assertThat(wrong("--strategy", "rumour"))
        .contains("--strategy rumour")
        .contains("fabric-push")
        .contains("flood");
    assertThat(wrong("--kept-blocks", "-1")).contains("--kept-blocks -1");
    assertThat(wrong("--warmup", "long")).contains("--warmup");
    assertThat(wrong("--json", "absent/result.json")).contains("--json");
  }

  private String wrong(String... args) {
    err.getBuffer().setLength(0);
    assertThat(bench(args)).isEqualTo(2);
    assertThat(err.toString().lines().toList()).singleElement().asString().startsWith("hearsay: ");
    return err.toString();
  }

  private String lastLine() {
    return out.toString().lines().reduce("", (before, line) -> line);
  }

  private int bench(String... more) {
    List<String> args = new ArrayList<>(List.of("bench", "dissemination", "--orgs", "2"));
    add(args, more, "--nodes", "4");
    add(args, more, "--blocks", "10");
    add(args, more, "--rate", "100");
    add(args, more, "--warmup", "100ms");
    args.addAll(List.of(more));
    return Main.run(
        args.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** An option stands once. */
  private static void add(List<String> args, String[] more, String option, String value) {
    if (!List.of(more).contains(option)) {
      args.addAll(List.of(option, value));
    }
  }
}
