// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.bootstrap.cli.DemoArguments;
import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Transport;
import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.domain.routing.PushSettings;
import java.time.Duration;

/**
 * What {@code hearsay bench dissemination} is asked to measure.
 *
 * @param nodes how many nodes in all organizations together, at most {@value
 *     DemoArguments#MAX_NODES}; a multiple of {@code orgs}
 * @param orgs how many organizations, at least 1
 * @param load the blocks that are measured
 * @param transport how the nodes talk to each other
 * @param strategy how blocks are pushed
 * @param keptBlocks how far below the newest a block may lie to be kept for others; 0 for no limit
 *     but bytes and age
 * @param warmup for how long the same load runs before, uncounted
 * @param idle for how long the cost of the network without blocks is measured; zero for not at all
 * @param json where the result goes
 */
public record DisseminationArguments(
    int nodes,
    int orgs,
    Load load,
    Transport transport,
    String strategy,
    int keptBlocks,
    Duration warmup,
    Duration idle,
    JsonTarget json) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException with one line that names the option
   */
  public DisseminationArguments {
    if (nodes < 1 || nodes > DemoArguments.MAX_NODES) {
      throw new IllegalArgumentException(
          "--nodes " + nodes + " is not from 1 to " + DemoArguments.MAX_NODES);
    }
    if (orgs < 1 || nodes % orgs != 0) {
      throw new IllegalArgumentException(
          "--orgs " + orgs + " does not divide --nodes " + nodes + " evenly");
    }
    if (load.blocks() < 1) {
      throw new IllegalArgumentException("--blocks 0: there is nothing to measure");
    }
    if (!PushSettings.strategies().contains(strategy)) {
      throw new IllegalArgumentException(
          "--strategy " + strategy + " is none of " + PushSettings.strategies());
    }
    if (keptBlocks < 0) {
      throw new IllegalArgumentException(
          "--kept-blocks " + keptBlocks + " is negative; 0 means no limit but bytes and age");
    }
  }

  /** How the nodes behave: as Fabric's do by default. */
  public GossipTimers timers() {
    GossipTimers.Blocks usual = GossipTimers.Blocks.DEFAULTS;
    return GossipTimers.FABRIC.withBlocks(
        new GossipTimers.Blocks(keptBlocks, usual.storeBytes(), usual.unpushedBytes(), strategy));
  }
}
