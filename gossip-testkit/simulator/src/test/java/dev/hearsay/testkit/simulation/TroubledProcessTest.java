// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process does that stands still, is slow, or comes back as somebody else. */
class TroubledProcessTest {

  private static final Command QUESTION = new Command.Suspect(List.of());

  private final Simulation simulation = Networks.empty(11);
  private final List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 3);
  private final SimulatedNode victim = nodes.get(2);

  @Test
  void whoIsPausedDoesNothingUntilItGoesOn() {
    form();
    Runnable goOn = victim.pause();
    long ticket = victim.command(QUESTION);
    simulation.run(Duration.ofSeconds(10));
    assertThat(victim.replies().to(ticket)).isEmpty();
    int waiting = victim.waitingInputs();

    goOn.run();

    assertThat(waiting).isGreaterThan(1);
    assertThat(victim.waitingInputs()).isZero();
    assertThat(victim.replies().to(ticket)).contains(new Reply.Done());
  }

  @Test
  void whoIsPausedForLongIsDeadToOthersAndComesBack() {
    form();
    Runnable goOn = victim.pause();
    simulation.run(Duration.ofSeconds(60));
    assertThat(Networks.dead(nodes.getFirst())).contains(victim.pkiId());

    goOn.run();

    form();
  }

  @Test
  void whoIsPausedTwiceGoesOnAfterTheSecond() {
    Runnable one = victim.pause();
    Runnable other = victim.pause();
    long ticket = victim.command(QUESTION);

    one.run();
    one.run();
    assertThat(victim.replies().to(ticket)).isEmpty();
    other.run();

    assertThat(victim.replies().to(ticket)).isPresent();
  }

  @Test
  void aPauseEndsWithTheProcess() {
    Runnable goOn = victim.pause();
    victim.kill();
    victim.start();
    Runnable second = victim.pause();

    goOn.run();

    long ticket = victim.command(QUESTION);
    assertThat(victim.replies().to(ticket)).isEmpty();
    second.run();
    assertThat(victim.replies().to(ticket)).isPresent();
  }

  @Test
  void aSlowNodeTakesItsStepsOneAfterTheOther() {
    form();
    victim.slowDown(Duration.ofMillis(40));
    long first = victim.command(QUESTION);
    long second = victim.command(QUESTION);
    assertThat(victim.waitingInputs()).isPositive();

    simulation.run(Duration.ofMillis(30));
    boolean tooEarly = victim.replies().to(second).isPresent();
    simulation.run(Duration.ofMillis(270));

    assertThat(tooEarly).isFalse();
    assertThat(victim.replies().to(first)).isPresent();
    assertThat(victim.replies().to(second)).isPresent();
  }

  @Test
  void aSlowNodeThatIsQuickAgainCatchesUp() {
    form();
    victim.slowDown(Duration.ofSeconds(3));
    simulation.run(Duration.ofSeconds(60));
    assertThat(victim.waitingInputs()).isPositive();

    victim.slowDown(Duration.ofSeconds(-3));
    simulation.run(Duration.ofSeconds(3));

    form();
    assertThat(victim.waitingInputs()).isZero();
  }

  @Test
  void noStepTakesLessThanNoTime() {
    assertThatThrownBy(() -> victim.slowDown(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoComesBackAsSomebodyElseIsKnownByItsNewNameAtItsEndpoint() {
    form();
    PkiId former = victim.pkiId();
    ValidatedIdentity other = simulation.authority().newIdentity(ORG1, "another", Instant.MAX);
    assertThatThrownBy(() -> victim.renew(other)).isInstanceOf(IllegalStateException.class);

    victim.kill();
    victim.renew(other);
    victim.start();
    simulation.bootstrap(victim, nodes.getFirst());

    form();
    assertThat(Networks.alive(nodes.getFirst())).contains(other.pkiId()).doesNotContain(former);
  }

  @Test
  void clocksThatDifferByAnHourKeepAMembership() {
    victim.clock().jump(Duration.ofHours(1));
    nodes.getFirst().clock().drift(100);
    form();

    simulation.run(Duration.ofMinutes(5));

    assertThat(Networks.seeEachOther(nodes)).isTrue();
  }

  private void form() {
    assertThat(simulation.runUntil(() -> Networks.seeEachOther(nodes), Duration.ofMinutes(2)))
        .isPresent();
  }
}
