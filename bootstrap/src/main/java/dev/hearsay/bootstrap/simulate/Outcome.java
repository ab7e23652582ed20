// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.testkit.scenario.ScenarioReport;

/** What became of the story of one seed among many. */
sealed interface Outcome {
  /** The story. */
  long seed();

  /** It came to its end. */
  record Told(ScenarioReport report) implements Outcome {
    @Override
    public long seed() {
      return report.settings().seed();
    }
  }

  /**
   * It broke off, which is a bug.
   *
   * @param command tells it again
   * @param cause where it broke off
   */
  record BrokeOff(long seed, String command, RuntimeException cause) implements Outcome {}
}
