// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.hearsay.bootstrap.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hearsay simulate} as a script sees it. */
@Timeout(180)
class SimulateCommandTest {
  private static final List<String> SMALL =
      List.of("simulate", "--nodes", "6", "--duration", "2m", "--faster", "4", "--blocks", "5");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void whatHappenedIsToldUnderTheNamesThatScriptsKnow() throws IOException {
    assertThat(simulate("--seed", "7", "--faults", "crash", "--json", "-")).isZero();

    assertThat(result())
        .containsEntry("seed", 7)
        .containsEntry("nodes", 6)
        .containsEntry("simulatedSeconds", 120.0)
        .containsEntry("violations", List.of())
        .containsEntry("falseDeaths", 0)
        .containsEntry("faultsInjected", Map.of("CRASH", 3))
        .containsKeys(
            "wallSeconds",
            "events",
            "traceHash",
            "membershipMillis",
            "latencyMillis",
            "lastNodeMillis",
            "copiesPerBlock",
            "bytesSent",
            "rejections");
  }

  @Test
  void theCommandThatIsPrintedTellsTheSameStory() throws IOException {
    simulate("--seed", "3", "--faults", "all", "--loss", "0.5%", "--json", "-");
    Map<String, Object> first = result();
    List<String> again = List.of(String.valueOf(first.get("command")).split(" ", -1));

    run(with(again.subList(1, again.size()), "--json", "-"));

    assertThat(result()).containsEntry("traceHash", first.get("traceHash"));
    assertThat(out.toString()).contains("again: " + first.get("command"));
  }

  @Test
  void theSameSeedTellsTheSameStoryInASecondProcess() throws Exception {
    simulate("--seed", "5", "--faults", "all", "--json", "-");

    Map<String, Object> elsewhere =
        inAnotherProcess("--seed", "5", "--faults", "all", "--json", "-");

    assertThat(elsewhere).containsEntry("traceHash", result().get("traceHash"));
  }

  private static Map<String, Object> inAnotherProcess(String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(with(SMALL, more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return JSON.std.mapFrom(lastLine(output));
  }

  @Test
  void aPictureAndAMapCanBeHad() throws IOException {
    Path picture = folder.resolve("story.svg");

    assertThat(simulate("--plot", picture.toString(), "--map")).isZero();

    assertThat(Files.readString(picture)).startsWith("<svg").contains("6 nodes of 2 organizations");
    assertThat(out.toString()).contains("rows see columns").contains("org1-peer0  \\");
  }

  @Test
  void manySeedsAreSummedUp() throws IOException {
    assertThat(simulate("--seeds", "1..5", "--json", "-")).isZero();

    assertThat(result())
        .containsEntry("seeds", 5)
        .containsEntry("failed", List.of())
        .containsKeys("wallSeconds", "faultsInjected");
    assertThat(out.toString()).contains("5 seeds, 0 failed");
  }

  @Test
  void aSeedThatFailsSaysHowToSeeItAgain() throws IOException {
    assertThat(simulate("--seeds", "8..9", "--loss", "100%", "--json", "-")).isEqualTo(1);

    assertThat(result()).containsEntry("seeds", 2).containsEntry("failed", List.of(8, 9));
    assertThat(out.toString())
        .contains("seed 8 failed: 'membership converges'")
        .containsPattern("hearsay simulate --nodes 6 .* --seed 8 .*--loss 100%");
  }

  @Test
  void aViolationMissesTheGoalAndIsToldInFull() {
    assertThat(simulate("--loss", "100%")).isEqualTo(1);

    assertThat(out.toString())
        .contains("the network never formed")
        .contains("seed 1 violates 'membership converges'")
        .contains("did not come to know each other within");
  }

  @Test
  void wrongUsageIsOneLineBeforeAnythingHappens() {
    assertThat(wrong("--faults", "FLOOD")).contains("--faults");
    assertThat(wrong("--plot", folder.resolve("absent/a.svg").toString())).contains("--plot");
    assertThat(wrong("--json", folder.resolve("absent/a.json").toString())).contains("--json");
    assertThat(wrong("--nodes", "some")).contains("--nodes");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void faultsThatHaveNoTimeAreWrongUsage() {
    assertThat(wrong("--duration", "20s", "--faults", "all"))
        .contains("--duration is too short")
        .contains("seconds are left for 3 faults");
    assertThat(wrong("--duration", "20s", "--faults", "all", "--seeds", "1..2"))
        .contains("--duration is too short");
  }

  private String wrong(String... more) {
    err.getBuffer().setLength(0);
    assertThat(simulate(more)).isEqualTo(2);
    assertThat(err.toString().lines().toList()).singleElement().asString().startsWith("hearsay: ");
    return err.toString();
  }

  private Map<String, Object> result() throws IOException {
    return JSON.std.mapFrom(lastLine(out.toString()));
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (_, line) -> line);
  }

  private int simulate(String... more) {
    return run(with(SMALL, more));
  }

  private int run(List<String> words) {
    return Main.run(
        words.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** An option stands once: what is said later replaces what was said before. */
  private static List<String> with(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    for (String word : more) {
      int place = word.startsWith("--") ? all.indexOf(word) : -1;
      if (place >= 0) {
        all.subList(place, place + 2).clear();
      }
    }
    all.addAll(List.of(more));
    return all;
  }
}
