// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.testkit.scenario.Scenario;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings.Nodes;
import dev.hearsay.testkit.scenario.ScenarioSettings.Size;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import dev.hearsay.wire.ProtobufCodec;
import java.util.List;

/** The story that each seed stands for: no two networks are alike. */
public final class SeedStories {

  private static final int FAULTS = 3;

  private SeedStories() {}

  /** Seven to nine nodes of two organizations, ten minutes, three faults of any kind. */
  public static ScenarioSettings of(long seed) {
    Randomness chance = new SeededRandomness(seed).fork("story");
    List<String> strategies = PushSettings.strategies();
    return ScenarioSettings.of(seed, 7 + chance.nextInt(3))
        .withSize(new Size(7 + chance.nextInt(3), 2, chance.nextInt(2), 2 * chance.nextInt(2)))
        .withTrouble(Trouble.any(FAULTS))
        .withNodes(
            new Nodes(
                strategies.get(chance.nextInt(strategies.size())),
                1 + chance.nextInt(2),
                chance.nextInt(2) == 0));
  }

  static ScenarioReport tell(ScenarioSettings settings) {
    return new Scenario(settings, new ProtobufCodec()).run();
  }
}
