// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.routing.Stage.TRADE;
import static dev.hearsay.domain.routing.Stage.block;
import static dev.hearsay.domain.routing.Stage.rumour;
import static dev.hearsay.domain.routing.Stage.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.emitter.EmitterSettings;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How blocks spread is a part that can be replaced. */
class StrategiesTest {

  private static final EmitterSettings USUAL =
      new EmitterSettings(2, 8, Duration.ofMillis(20), 50, 9_000);

  private final Stage stage = new Stage();

  private List<Delivery> spread(DisseminationStrategy strategy, Rumour... blocks) {
    return strategy.spread(List.of(blocks), stage.alive(), Stage.selector());
  }

  @Test
  void fabricPushIsTheDefault() {
    DisseminationStrategy strategy = PushSettings.defaults().newStrategy();

    assertThat(strategy.name()).isEqualTo("fabric-push");
    assertThat(strategy.batching()).isEqualTo(EmitterSettings.defaults());
    assertThat(strategy).isEqualTo(new FabricPush(3, EmitterSettings.defaults()));
  }

  @Test
  void fabricPushChoosesSoManyAndTheChoiceChangesFromBatchToBatch() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h");
    PeerSelector selector = Stage.selector();
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 30; i++) {
      List<Rumour> batch = List.of(rumour(block(TRADE, i)));
      List<Delivery> copies = new FabricPush(3, USUAL).spread(batch, stage.alive(), selector);
      assertThat(targets(copies)).hasSize(3);
      reached.addAll(targets(copies));
    }

    assertThat(reached).hasSize(8);
  }

  @Test
  void floodReachesAllButWhoeverBroughtTheBlock() {
    stage.join(ORG1, "a", "b", "c", "d", "e");
    Rumour own = rumour(block(TRADE, 1));
    Rumour brought = rumour(block(TRADE, 2), "c");

    assertThat(targets(spread(new Flood(USUAL), own))).containsExactly("a", "b", "c", "d", "e");
    assertThat(targets(spread(new Flood(USUAL), brought))).containsExactly("a", "b", "d", "e");
  }

  @Test
  void floodDoesNotWaitAndKeepsTheBounds() {
    EmitterSettings batching = new Flood(USUAL).batching();

    assertThat(batching).isEqualTo(new EmitterSettings(1, 1, Duration.ofMillis(20), 50, 9_000));
  }

  @Test
  void theRowOfBlocksAsksTheStrategyAboutThoseThatTakePartOnly() {
    stage.join(ORG1, "a", "b", "c", "idle");
    stage.channel(TRADE, ORG1).hears("a", "b", "c");

    assertThat(targets(stage.route(new Flood(USUAL), 1, rumour(block(TRADE, 1)))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void everyKnownNameMakesTheStrategyThatIsCalledLikeThat() {
    assertThat(PushSettings.strategies()).containsExactly("fabric-push", "flood");
    for (String name : PushSettings.strategies()) {
      assertThat(PushSettings.defaults().withStrategy(name).newStrategy().name()).isEqualTo(name);
    }
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PushSettings.defaults().withStrategy("floood"))
        .withMessageContaining("'floood'")
        .withMessageContaining("[fabric-push, flood]");
  }

  @Test
  void aNegativeFanOutIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PushSettings("flood", -1, USUAL))
        .withMessageContaining("propagatePeerNum is -1");
  }
}
