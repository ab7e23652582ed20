// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.simulation.SimulationSettings;
import java.time.Duration;
import java.util.List;

/**
 * A story in a few numbers. Equal settings tell the same story.
 *
 * @param seed all chance follows from it
 * @param size who takes part
 * @param duration how much virtual time passes
 * @param trouble what goes wrong
 * @param links how the network is without faults
 * @param blocks what is published
 * @param nodes how every node is set
 */
public record ScenarioSettings(
    long seed,
    Size size,
    Duration duration,
    Trouble trouble,
    Links links,
    Blocks blocks,
    Nodes nodes) {

  /**
   * Who takes part.
   *
   * @param nodes how many nodes in all, spread evenly over the organizations
   * @param orgs how many organizations
   * @param invisible how many nodes of each organization have no external endpoint, so that other
   *     organizations never see them
   * @param insiders how many nodes of the first organization are in a second channel, too; 0 for no
   *     second channel
   */
  public record Size(int nodes, int orgs, int invisible, int insiders) {

    /** Checks the numbers. */
    public Size {
      require(orgs >= 1 && nodes >= 2 * orgs, nodes + " nodes in " + orgs + " organizations");
      require(
          invisible >= 0 && invisible < nodes / orgs, invisible + " invisible nodes are too many");
      require(insiders >= 0 && insiders <= nodes / orgs, insiders + " insiders are too many");
    }
  }

  /**
   * What goes wrong.
   *
   * @param kinds the kinds of faults that are drawn; empty for none
   * @param count how many faults are drawn
   */
  public record Trouble(List<FaultKind> kinds, int count) {

    /** How many faults there are where nobody said how many. */
    public static final int USUAL_COUNT = 3;

    /** Nothing goes wrong. */
    public static final Trouble NONE = new Trouble(List.of(), 0);

    /** Keeps an unmodifiable copy. */
    public Trouble {
      kinds = List.copyOf(kinds);
      require(count >= 0 && (count == 0 || !kinds.isEmpty()), count + " faults of no kind");
    }

    /** Faults of any kind. */
    public static Trouble any(int count) {
      return new Trouble(List.copyOf(FaultInjector.kinds()), count);
    }
  }

  /**
   * How the network is without faults.
   *
   * @param shortestLatency how long anything takes from one node to another at least
   * @param longestLatency and at most
   * @param lossPerMille how many of a thousand messages vanish, on all links and throughout; with
   *     any loss something is wrong with everybody all the time
   */
  public record Links(Duration shortestLatency, Duration longestLatency, int lossPerMille) {

    /** Checks the loss; the latencies are checked with the settings of the simulation. */
    public Links {
      require(
          lossPerMille >= 0 && lossPerMille <= 1_000, "a loss of " + lossPerMille + " per mille");
    }

    /** Links that lose nothing. */
    public Links(Duration shortestLatency, Duration longestLatency) {
      this(shortestLatency, longestLatency, 0);
    }

    /** Whether anything vanishes. */
    public boolean areLossy() {
      return lossPerMille > 0;
    }
  }

  /**
   * What is published. Blocks come evenly over the time that leaves the network time to recover.
   *
   * @param count how many blocks the orderers of each channel make
   * @param bytes the size of each block's data
   */
  public record Blocks(int count, int bytes) {

    /** Checks the numbers. */
    public Blocks {
      require(count >= 0 && bytes >= 0, count + " blocks of " + bytes + " bytes");
    }
  }

  /**
   * How every node is set.
   *
   * @param strategy how blocks are pushed
   * @param faster every time of the protocol is divided by this
   * @param tight whether bounds are so narrow that a small network comes near them
   */
  public record Nodes(String strategy, int faster, boolean tight) {

    /** Fabric's defaults. */
    public static final Nodes DEFAULT = new Nodes(PushSettings.defaults().strategy(), 1, false);

    /** Checks the numbers. */
    public Nodes {
      require(faster >= 1 && faster <= 10, "times divided by " + faster);
    }

    /** The settings of a node. */
    public NodeSettings settings() {
      NodeSettings usual = (tight ? TightSettings.NODE : NodeSettings.defaults()).faster(faster);
      return usual.with(usual.push().withStrategy(strategy));
    }
  }

  /** Checks that there is time for the story. */
  public ScenarioSettings {
    require(duration.isPositive(), "a duration of " + duration);
  }

  /** Two organizations, ten minutes, 50 blocks of 1 KiB, 20 to 80 ms, nothing goes wrong. */
  public static ScenarioSettings of(long seed, int nodes) {
    return new ScenarioSettings(
        seed,
        new Size(nodes, 2, 0, 0),
        Duration.ofMinutes(10),
        Trouble.NONE,
        new Links(Duration.ofMillis(20), Duration.ofMillis(80)),
        new Blocks(50, 1_024),
        Nodes.DEFAULT);
  }

  /** Another story of the same kind. */
  public ScenarioSettings withSeed(long other) {
    return new ScenarioSettings(other, size, duration, trouble, links, blocks, nodes);
  }

  /** The same story with other participants. */
  public ScenarioSettings withSize(Size other) {
    return new ScenarioSettings(seed, other, duration, trouble, links, blocks, nodes);
  }

  /** The same story of another length. */
  public ScenarioSettings withDuration(Duration other) {
    return new ScenarioSettings(seed, size, other, trouble, links, blocks, nodes);
  }

  /** The same story with other faults. */
  public ScenarioSettings withTrouble(Trouble other) {
    return new ScenarioSettings(seed, size, duration, other, links, blocks, nodes);
  }

  /** The same story on other links. */
  public ScenarioSettings withLinks(Links other) {
    return new ScenarioSettings(seed, size, duration, trouble, other, blocks, nodes);
  }

  /** The same story with other blocks. */
  public ScenarioSettings withBlocks(Blocks other) {
    return new ScenarioSettings(seed, size, duration, trouble, links, other, nodes);
  }

  /** The same story with other settings of the nodes. */
  public ScenarioSettings withNodes(Nodes other) {
    return new ScenarioSettings(seed, size, duration, trouble, links, blocks, other);
  }

  /** The command that tells this story. */
  public String command() {
    return ScenarioCommand.of(this);
  }

  SimulationSettings simulation() {
    return new SimulationSettings(
        seed,
        links.shortestLatency(),
        links.longestLatency(),
        Duration.ofMillis(1),
        nodes.settings());
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException(what + " cannot be simulated");
    }
  }
}
