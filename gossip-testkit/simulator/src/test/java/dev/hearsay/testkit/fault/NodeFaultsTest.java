// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.IdentityPurged;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to a node, and to the network around it. */
class NodeFaultsTest extends FaultScene {

  private static final Duration LENGTH = Duration.ofSeconds(60);

  @Test
  void aCrashedNodeComesBackAsTheSame() {
    PkiId before = victim.pkiId();
    happens(FaultKind.CRASH, victim, LENGTH);
    run(LENGTH.minusSeconds(1));
    assertThat(victim.isRunning()).isFalse();
    assertThat(alive(mate)).doesNotContain(before);

    assertRecovers();

    assertThat(victim.pkiId()).isEqualTo(before);
    assertThat(victim.lives()).isEqualTo(2);
    assertThat(count(FaultKind.CRASH)).isEqualTo(1);
  }

  @Test
  void aCrashWithinACrashBringsNobodyBackEarly() {
    happens(crash(0, 60), crash(10, 20), crash(50, 90));
    run(Duration.ofSeconds(30));
    assertThat(victim.isRunning()).isFalse();
    run(Duration.ofSeconds(50));
    assertThat(victim.isRunning()).isFalse();

    assertRecovers();

    assertThat(victim.lives()).isEqualTo(2);
    assertThat(count(FaultKind.CRASH)).isEqualTo(1);
  }

  private Fault crash(long begin, long end) {
    return new Fault(
        FaultKind.CRASH,
        Duration.ofSeconds(begin),
        Duration.ofSeconds(end),
        List.of(victim.name()),
        1);
  }

  @Test
  void aRestartEndsTheNodeInGoodOrder() {
    happens(FaultKind.RESTART, victim, LENGTH);
    run(Duration.ofSeconds(2));
    assertThat(victim.isRunning()).isFalse();

    run(LENGTH);
    assertRecovers();

    assertThat(victim.lives()).isEqualTo(2);
    assertThat(count(FaultKind.RESTART)).isEqualTo(1);
  }

  @Test
  void aNodeComesBackWithAnotherIdentityAndItsFormerOneIsForgotten() {
    PkiId before = victim.pkiId();
    happens(FaultKind.NEW_IDENTITY, victim, LENGTH);
    run(LENGTH);

    assertRecovers();

    assertThat(victim.pkiId()).isNotEqualTo(before);
    assertThat(alive(mate)).doesNotContain(before);
    assertThat(events(mate, IdentityPurged.class))
        .contains(new IdentityPurged(before, PurgeCause.SWITCHED));
    assertThat(count(FaultKind.NEW_IDENTITY)).isEqualTo(1);
  }

  @Test
  void aPausedNodeIsMissedAndComesBack() {
    happens(FaultKind.PAUSE, victim, LENGTH);
    run(LENGTH.minusSeconds(1));
    assertThat(victim.waitingInputs()).isPositive();
    assertThat(alive(mate)).doesNotContain(victim.pkiId());

    assertRecovers();

    assertThat(victim.waitingInputs()).isZero();
    assertThat(victim.lives()).isEqualTo(1);
    assertThat(count(FaultKind.PAUSE)).isPositive();
  }

  @Test
  void aSlowNodeStaysAMember() {
    happens(FaultKind.SLOW_NODE, victim, LENGTH);
    run(LENGTH);

    assertGood();
    assertThat(events(mate, MemberDead.class)).isEmpty();
    assertThat(count(FaultKind.SLOW_NODE)).isEqualTo(1);
  }

  @Test
  void aJumpOfTheClockChangesNothingForAnybodyElse() {
    happens(FaultKind.CLOCK_JUMP, victim, LENGTH);
    run(Duration.ofSeconds(30));
    assertThat(Duration.between(wall(), victim.clock().now().wall()).abs())
        .isEqualTo(Duration.ofDays(1));
    assertGood();
    run(Duration.ofSeconds(31));

    assertThat(victim.clock().now().wall()).isEqualTo(wall());
    assertRecovers();
    assertThat(events(mate, MemberDead.class)).isEmpty();
    assertThat(count(FaultKind.CLOCK_JUMP)).isEqualTo(1);
  }

  /** Its incarnation is lower than the one before, and others remember that. */
  @Test
  void whoRestartsWithAClockThatIsBehindIsBelievedAllTheSame() {
    victim.clock().jump(Duration.ofDays(-1));
    happens(FaultKind.RESTART, victim, Duration.ofSeconds(10));

    run(Duration.ofSeconds(40));

    assertGood();
    assertThat(victim.lives()).isEqualTo(2);
  }

  @Test
  void aDriftingClockKeepsItsNodeInTheNetwork() {
    happens(FaultKind.CLOCK_DRIFT, victim, LENGTH);
    run(LENGTH.plusSeconds(1));

    assertThat(Duration.between(wall(), victim.clock().now().wall()).abs())
        .isEqualTo(LENGTH.dividedBy(10));
    assertRecovers();
    assertThat(events(mate, MemberDead.class)).isEmpty();
    assertThat(count(FaultKind.CLOCK_DRIFT)).isEqualTo(1);
  }

  private Instant wall() {
    return Simulation.EPOCH.plus(simulation.elapsed());
  }
}
