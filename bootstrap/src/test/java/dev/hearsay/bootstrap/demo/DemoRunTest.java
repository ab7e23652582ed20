// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.cli.DemoArguments;
import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Node;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Sight;
import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Crypto;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.MemoryLinks;
import dev.hearsay.bootstrap.network.NetworkPlan;
import dev.hearsay.bootstrap.network.Transport;
import dev.hearsay.bootstrap.settings.GossipTimers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person plays with a network in memory. */
@Timeout(120)
class DemoRunTest {
  private static final String VICTIM = "peer1.org1";
  private static final int ROW = 1;
  private static final int BLOCKS = 20;

  private Load load = new Load(0, 0, 1);
  private boolean ui = true;

  private final BlockingQueue<PromptCommand> commands = new LinkedBlockingQueue<>();
  private final ScriptedPerson person = new ScriptedPerson(commands);

  @Test
  void aKilledNodeIsShownDeadOnAllOthersAndAliveAgainAfterItsStart() throws InterruptedException {
    person
        .types(new PromptCommand.Kill(VICTIM), all(Sight.ALIVE))
        .types(new PromptCommand.Start(VICTIM), all(Sight.DEAD))
        .types(new PromptCommand.Quit(), all(Sight.ALIVE));

    DemoResult result = run();

    assertThat(person.isDone()).isTrue();
    assertThat(person.answers()).containsExactly(VICTIM + " is killed", VICTIM + " is started");
    assertThat(person.farewell()).startsWith("everybody knows everybody; formed within");
    assertThat(result.goalMet()).isTrue();
    assertThat(result.cost().dials()).isPositive();
  }

  @Test
  void whatCannotBeDoneIsAnswered() throws InterruptedException {
    commands.add(new PromptCommand.Start(VICTIM));
    commands.add(new PromptCommand.Kill(VICTIM));
    commands.add(new PromptCommand.Kill(VICTIM));
    commands.add(new PromptCommand.Peers(VICTIM));
    commands.add(new PromptCommand.NotUnderstood("what?"));
    commands.add(new PromptCommand.Nothing());
    commands.add(new PromptCommand.Help());
    commands.add(new PromptCommand.Quit());

    run();

    assertThat(person.answers())
        .startsWith(
            VICTIM + " runs already",
            VICTIM + " is killed",
            VICTIM + " does not run",
            VICTIM + " does not run",
            "what?")
        .endsWith(Prompt.HELP.getLast());
  }

  @Test
  void peersTellsWhatANodeKnows() throws InterruptedException {
    person
        .types(new PromptCommand.Peers("peer0.org2"), all(Sight.ALIVE))
        .types(new PromptCommand.Quit(), snapshot -> !person.answers().isEmpty());

    run();

    assertThat(person.answers())
        .hasSize(5)
        .allMatch(line -> line.startsWith("alive peer"))
        .filteredOn(line -> line.contains(".org1 "))
        .hasSize(3)
        .allMatch(line -> line.contains("internal ''"));
  }

  @Test
  void whoWantsToLeaveBeforeTheStartNeedNotWaitForIt() throws InterruptedException {
    commands.add(new PromptCommand.Quit());

    assertThat(run().cost().dials()).isZero();
  }

  @Test
  void theDurationEndsItWhateverHasFormed() throws InterruptedException {
    DemoResult result = run(Duration.ofNanos(1));

    assertThat(result.goalMet()).isFalse();
    assertThat(person.farewell()).endsWith("acquaintances");
  }

  @Test
  void everyNodeIsGivenEveryBlockExactlyOnceAndThenItIsOver() throws InterruptedException {
    load = new Load(BLOCKS, 1_000, 200);
    ui = false;

    DemoResult result = run();

    assertThat(result.goalMet()).as(person.farewell()).isTrue();
    assertThat(result.deliveries().published()).isEqualTo(BLOCKS);
    assertThat(result.deliveries().deliveries()).isEqualTo(4 * BLOCKS);
    assertThat(result.deliveries().duplicates()).isZero();
    assertThat(person.farewell())
        .contains("%d blocks, %d of %d deliveries".formatted(BLOCKS, 4 * BLOCKS, 4 * BLOCKS));
  }

  @Test
  void theTableShowsHowFarEveryLedgerHasCome() throws InterruptedException {
    load = new Load(BLOCKS, 1_000, 200);
    person.types(
        new PromptCommand.Quit(),
        snapshot ->
            snapshot.nodes().stream().allMatch(node -> node.blocks().height() == BLOCKS + 1));

    run();

    assertThat(person.isDone()).isTrue();
  }

  @Test
  void aNodeThatIsStartedAnewIsGivenTheBlocksThatItMissed() throws InterruptedException {
    load = new Load(BLOCKS, 1_000, 200);
    person
        .types(new PromptCommand.Kill(VICTIM), snapshot -> height(snapshot, VICTIM) > BLOCKS)
        .types(new PromptCommand.Start(VICTIM), snapshot -> height(snapshot, VICTIM) == 0)
        .types(new PromptCommand.Quit(), snapshot -> height(snapshot, VICTIM) > BLOCKS);

    DemoResult result = run();

    assertThat(person.isDone()).isTrue();
    assertThat(result.goalMet()).isTrue();
    assertThat(result.deliveries().pulled()).isGreaterThanOrEqualTo(BLOCKS);
  }

  @Test
  void blocksThatWereNotPublishedInTimeAreAGoalMissed() throws InterruptedException {
    load = new Load(BLOCKS, 1_000, 0.01);
    person.types(new PromptCommand.Quit(), all(Sight.ALIVE));

    DemoResult result = run();

    assertThat(result.formation()).isInstanceOf(DemoResult.Formation.Complete.class);
    assertThat(result.goalMet()).isFalse();
  }

  private static long height(DemoSnapshot snapshot, String name) {
    return snapshot.nodes().stream()
        .filter(node -> node.name().equals(name))
        .mapToLong(node -> node.blocks().height())
        .findFirst()
        .orElseThrow();
  }

  private DemoResult run() throws InterruptedException {
    return run(Duration.ofMinutes(1));
  }

  private DemoResult run(Duration duration) throws InterruptedException {
    DemoArguments arguments =
        new DemoArguments(
            2,
            3,
            load,
            duration,
            true,
            Transport.MEMORY,
            Crypto.BC,
            Duration.ZERO,
            ui,
            new JsonTarget.Nowhere());
    try (LocalNetwork network =
        new LocalNetwork(
            NetworkPlan.uniform(2, 3, GossipTimers.FAST), new MemoryLinks(), seat -> List.of())) {
      return new DemoRun(arguments, network, person, commands).run();
    }
  }

  /** Whether the victim looks like this to all others. */
  private static Predicate<DemoSnapshot> all(Sight sight) {
    return snapshot ->
        snapshot.nodes().stream()
            .filter(node -> !node.name().equals(VICTIM))
            .map(Node::sees)
            .allMatch(sees -> sees.get(ROW) == sight && !sees.contains(Sight.UNKNOWN));
  }
}
