// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings.Blocks;
import dev.hearsay.testkit.scenario.ScenarioSettings.Links;
import dev.hearsay.testkit.scenario.ScenarioSettings.Nodes;
import dev.hearsay.testkit.scenario.ScenarioSettings.Size;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What the words of the command line mean, without a simulation. */
class SimulateOptionsTest {

  /** Takes the options and does nothing. */
  @Command(name = "simulate")
  static final class Probe {
    @Mixin private SimulateOptions options = new SimulateOptions();

    SimulateArguments arguments(CommandLine command) {
      return options.toArguments(command);
    }
  }

  private static SimulateArguments parse(String... words) {
    Probe probe = new Probe();
    CommandLine command = new CommandLine(probe);
    command.parseArgs(words);
    return probe.arguments(command);
  }

  @Test
  void withoutOptionsAHundredNodesLiveInPeace() {
    assertThat(parse())
        .isEqualTo(
            new SimulateArguments(
                ScenarioSettings.of(1, 100),
                new Seeds.One(1),
                new PlotTarget.Nowhere(),
                false,
                new JsonTarget.Nowhere()));
  }

  static Stream<ScenarioSettings> stories() {
    ScenarioSettings usual = ScenarioSettings.of(42, 10);
    return Stream.of(
        usual,
        usual.withTrouble(Trouble.any(3)).withSize(new Size(12, 3, 1, 2)),
        usual.withTrouble(new Trouble(List.of(FaultKind.PARTITION, FaultKind.DROP), 7)),
        usual.withDuration(Duration.ofMillis(90_500)),
        usual
            .withLinks(new Links(Duration.ofNanos(1_500), Duration.ofMillis(1), 5))
            .withBlocks(new Blocks(0, 0)),
        usual
            .withLinks(new Links(Duration.ZERO, Duration.ofSeconds(1), 1_000))
            .withNodes(new Nodes("flood", 2, true)));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void theCommandOfAStoryMeansThatStory(ScenarioSettings story) {
    List<String> words = List.of(story.command().split(" ", -1));
    assertThat(words).startsWith("hearsay", "simulate");

    assertThat(parse(words.subList(2, words.size()).toArray(String[]::new)).story())
        .isEqualTo(story);
  }

  @Test
  void namesOfFaultsMayBeWrittenLightly() {
    assertThat(parse("--faults", "one-way,Drop", "--fault-count", "1").story().trouble())
        .isEqualTo(new Trouble(List.of(FaultKind.ONE_WAY, FaultKind.DROP), 1));
  }

  @Test
  void aRangeOfSeedsIncludesItsEnd() {
    assertThat(parse("--seeds", "5..7").seeds()).isEqualTo(new Seeds.Range(5, 7));
    assertThat(new Seeds.Range(5, 7).count()).isEqualTo(3);
  }

  @Test
  void resultsGoWhereTheyAreSent() {
    SimulateArguments arguments = parse("--plot", "story.svg", "--map", "--json", "-");

    assertThat(arguments.plot()).isEqualTo(new PlotTarget.File(Path.of("story.svg")));
    assertThat(arguments.map()).isTrue();
    assertThat(arguments.json()).isEqualTo(new JsonTarget.StandardOutput());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nodes 3 --orgs 2                   | each organization needs two nodes or more
          --nodes 5000                         | --nodes 5000 is more than 2000
          --orgs 0                             | --orgs 0
          --duration 0s                        | --duration is not from 1s
          --seed 1 --seeds 1..2                | --seed and --seeds: take one
          --seeds 3..2                         | --seeds 3..2 is no range
          --seeds many                         | --seeds many is no range such as 1..200
          --seeds 1..9999999                   | no range of 1 to 1000000 seeds
          --seeds 1..2 --map                   | --map shows a single story
          --seeds 1..2 --plot a.svg            | --plot shows a single story
          --faults DROPP                       | did you mean DROP?
          --faults DROP,,CRASH                 | there is no ''
          --faults all --fault-count 1001      | --fault-count 1001 is not from 0 to 1000
          --loss 101%                          | --loss 101% is no share
          --loss 5                             | --loss 5 is no share such as 5%
          --latency 80ms..20ms                 | --latency 80ms..20ms is no range
          --latency 1ms..2ms..3ms              | is no range such as 20ms..80ms
          --latency fast                       | --latency fast
          --blocks -1                          | --blocks -1
          --blocks 1000000                     | --blocks 1000000 is more than 100000
          --blocks 10000 --block-size 1000000  | more than 256 MiB in all
          --strategy rumour                    | --strategy rumour is none of
          --invisible 50                       | --invisible 50 is not from 0 to 49
          --insiders 51                        | --insiders 51 is not from 0 to 50
          --faster 11                          | --faster 11 is not from 1 to 10
          """)
  void whatMakesNoSenseIsNamed(String words, String complaint) {
    assertThatThrownBy(() -> parse(Arrays.stream(words.split(" ", -1)).toArray(String[]::new)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(complaint);
  }
}
