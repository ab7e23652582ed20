// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.cli.DurationConverter;
import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings.Blocks;
import dev.hearsay.testkit.scenario.ScenarioSettings.Nodes;
import dev.hearsay.testkit.scenario.ScenarioSettings.Size;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code hearsay simulate}, before they are checked. */
final class SimulateOptions {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(10);

  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private TroubleOptions trouble = new TroubleOptions();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "10m",
      description = "how much virtual time passes (default: ${DEFAULT-VALUE})")
  private Duration duration = Duration.ofMinutes(10);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "all chance follows from it; the same seed tells the same story (default: 1)")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "tells many stories, on all processors, and says which of them failed")
  private @Nullable String seeds;

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description = "draws how blocks spread and how members found each other")
  private @Nullable String plot;

  @Option(names = "--map", description = "shows who knows whom in the end")
  private boolean map;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "writes the result as JSON; - for standard output")
  private @Nullable String json;

  /**
   * The options, checked.
   *
   * @param command names the command in what is wrong
   * @throws CommandLine.ParameterException if they make no sense
   */
  SimulateArguments toArguments(CommandLine command) {
    try {
      return new SimulateArguments(story(), seeds(), PlotTarget.of(plot), map, JsonTarget.of(json));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  private Seeds seeds() {
    if (seed != null && seeds != null) {
      throw new IllegalArgumentException("--seed and --seeds: take one of them");
    }
    return seeds == null ? new Seeds.One(seedOrOne()) : Seeds.Range.parse(seeds);
  }

  private long seedOrOne() {
    return seed == null ? 1 : seed;
  }

  private ScenarioSettings story() {
    return new ScenarioSettings(
        seedOrOne(),
        network.size(),
        duration(),
        trouble.trouble(),
        trouble.links(),
        network.blocks(),
        network.nodes());
  }

  private Duration duration() {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "--duration is not from %ds to %dh".formatted(SHORTEST.toSeconds(), LONGEST.toHours()));
    }
    return duration;
  }

  /** Who takes part and what is published. */
  static final class NetworkOptions {
    @Option(
        names = "--nodes",
        paramLabel = "N",
        description = "nodes in all organizations together (default: ${DEFAULT-VALUE})")
    private int nodes = 100;

    @Option(
        names = "--orgs",
        paramLabel = "N",
        description = "organizations (default: ${DEFAULT-VALUE})")
    private int orgs = 2;

    @Option(
        names = "--invisible",
        paramLabel = "N",
        description =
            "nodes of each organization without external endpoint, which other organizations must"
                + " never see (default: ${DEFAULT-VALUE})")
    private int invisible;

    @Option(
        names = "--insiders",
        paramLabel = "N",
        description =
            "nodes of the first organization that are in a second channel, too (default:"
                + " ${DEFAULT-VALUE})")
    private int insiders;

    @Option(
        names = "--blocks",
        paramLabel = "N",
        description = "blocks of each channel, evenly over the time (default: ${DEFAULT-VALUE})")
    private int blocks = 50;

    @Option(
        names = "--block-size",
        paramLabel = "BYTES",
        description = "the payload of each block (default: ${DEFAULT-VALUE})")
    private int blockSize = 1024;

    @Option(
        names = "--strategy",
        paramLabel = "NAME",
        description = "how blocks are pushed: fabric-push or flood (default: ${DEFAULT-VALUE})")
    private String strategy = PushSettings.defaults().strategy();

    @Option(
        names = "--faster",
        paramLabel = "N",
        description =
            "divides every time of the protocol, from 1 to 10 (default: ${DEFAULT-VALUE})")
    private int faster = 1;

    @Option(
        names = "--tight",
        description = "makes the nodes' bounds so narrow that a small network comes near them")
    private boolean tight;

    Size size() {
      if (orgs < 1 || nodes < 2L * orgs) {
        throw new IllegalArgumentException(
            "--nodes %d --orgs %d: each organization needs two nodes or more"
                .formatted(nodes, orgs));
      }
      inEach("--invisible", invisible, nodes / orgs - 1);
      inEach("--insiders", insiders, nodes / orgs);
      return new Size(nodes, orgs, invisible, insiders);
    }

    private static void inEach(String option, int value, int most) {
      if (value < 0 || value > most) {
        throw new IllegalArgumentException(option + " " + value + " is not from 0 to " + most);
      }
    }

    Blocks blocks() {
      if (blocks < 0 || blockSize < 0) {
        throw new IllegalArgumentException(
            "--blocks %d --block-size %d: neither can be negative".formatted(blocks, blockSize));
      }
      return new Blocks(blocks, blockSize);
    }

    Nodes nodes() {
      if (!PushSettings.strategies().contains(strategy)) {
        throw new IllegalArgumentException(
            "--strategy " + strategy + " is none of " + PushSettings.strategies());
      }
      if (faster < 1 || faster > 10) {
        throw new IllegalArgumentException("--faster " + faster + " is not from 1 to 10");
      }
      return new Nodes(strategy, faster, tight);
    }
  }

  /** What stands in the way. */
  static final class TroubleOptions {
    @Option(
        names = "--faults",
        paramLabel = "NAME,...",
        description =
            "kinds of faults to draw from, all or none; an unknown name shows them all (default:"
                + " ${DEFAULT-VALUE})")
    private String faults = "none";

    @Option(
        names = "--fault-count",
        paramLabel = "N",
        description = "how many faults are drawn (default: ${DEFAULT-VALUE})")
    private int faultCount = Trouble.USUAL_COUNT;

    @Option(
        names = "--loss",
        paramLabel = "PERCENT",
        description =
            "how many messages vanish on all links throughout, such as 5%% or 0.5%% (default:"
                + " none)")
    private String loss = "0%";

    @Option(
        names = "--latency",
        paramLabel = "TIME..TIME",
        description =
            "how long anything takes from one node to another (default: ${DEFAULT-VALUE})")
    private String latency = "20ms..80ms";

    Trouble trouble() {
      return FaultNames.trouble(faults, faultCount);
    }

    ScenarioSettings.Links links() {
      return LinkText.links(latency, loss);
    }
  }
}
