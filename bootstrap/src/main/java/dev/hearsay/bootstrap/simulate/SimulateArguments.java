// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.testkit.scenario.ScenarioSettings;

/**
 * What {@code hearsay simulate} is asked to tell.
 *
 * @param story the network and what befalls it; its seed counts only where a single one is told
 * @param seeds which seeds
 * @param plot where the picture of a single story goes
 * @param map whether a single story ends with who knows whom
 * @param json where the result goes
 */
record SimulateArguments(
    ScenarioSettings story, Seeds seeds, PlotTarget plot, boolean map, JsonTarget json) {
  /** How many nodes one process can simulate. */
  static final int MAX_NODES = 2_000;

  private static final int MAX_BLOCKS = 100_000;
  private static final long MAX_BLOCK_BYTES = 256L << 20;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException with one line that names the option
   */
  SimulateArguments {
    require(
        story.size().nodes() <= MAX_NODES,
        "--nodes %d is more than %d".formatted(story.size().nodes(), MAX_NODES));
    require(
        story.blocks().count() <= MAX_BLOCKS,
        "--blocks %d is more than %d".formatted(story.blocks().count(), MAX_BLOCKS));
    require(
        (long) story.blocks().count() * story.blocks().bytes() <= MAX_BLOCK_BYTES,
        "--blocks %d --block-size %d: more than %d MiB in all"
            .formatted(story.blocks().count(), story.blocks().bytes(), MAX_BLOCK_BYTES >> 20));
    require(
        seeds instanceof Seeds.One || plot instanceof PlotTarget.Nowhere,
        "--plot shows a single story; take --seed");
    require(seeds instanceof Seeds.One || !map, "--map shows a single story; take --seed");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
