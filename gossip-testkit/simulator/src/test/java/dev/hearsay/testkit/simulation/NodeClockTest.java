// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeClockTest {

  private static final Instant EPOCH = Simulation.EPOCH;

  private final EventQueue events = new EventQueue(EPOCH);
  private final NodeClock clock = new NodeClock(events);
  private final List<Duration> rang = new ArrayList<>();
  private final Scheduler<String> timers = clock.into(timer -> rang.add(events.elapsed()));

  @Test
  void withoutAnyFaultItIsVirtualTime() {
    timers.schedule(Duration.ofSeconds(3), "timer");

    events.run(Duration.ofSeconds(10));

    assertThat(clock.now()).isEqualTo(events.now());
    assertThat(rang).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void aJumpMovesTheWallClockAlone() {
    timers.schedule(Duration.ofSeconds(3), "timer");

    clock.jump(Duration.ofHours(1));
    events.run(Duration.ofSeconds(10));

    assertThat(clock.now().wall()).isEqualTo(EPOCH.plusSeconds(3_610));
    assertThat(clock.now().elapsedNanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
    assertThat(rang).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void jumpsAddUpAndAreTakenBackOneByOne() {
    clock.jump(Duration.ofHours(1));
    clock.jump(Duration.ofMinutes(-30));
    clock.jump(Duration.ofHours(-1));

    assertThat(clock.now().wall()).isEqualTo(EPOCH.minusSeconds(1_800));
  }

  @Test
  void aFastClockGainsOnBothAndItsTimersComeEarly() {
    clock.drift(250);
    timers.schedule(Duration.ofSeconds(10), "timer");

    events.run(Duration.ofSeconds(80));

    assertThat(clock.now().elapsedNanos()).isEqualTo(Duration.ofSeconds(100).toNanos());
    assertThat(clock.now().wall()).isEqualTo(EPOCH.plusSeconds(100));
    assertThat(rang).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void aSlowClockIsBehindAndItsTimersComeLate() {
    timers.schedule(Duration.ofSeconds(10), "set before it became slow");
    clock.drift(-200);

    events.run(Duration.ofSeconds(20));

    assertThat(clock.now().elapsedNanos()).isEqualTo(Duration.ofSeconds(16).toNanos());
    assertThat(rang).containsExactly(Duration.ofMillis(12_500));
  }

  @Test
  void whatADriftGainedStaysWhenItEnds() {
    clock.drift(100);
    clock.drift(-200);
    clock.drift(200);
    events.run(Duration.ofSeconds(10));
    clock.drift(-100);
    events.run(Duration.ofSeconds(10));

    assertThat(clock.now().elapsedNanos()).isEqualTo(Duration.ofSeconds(21).toNanos());
  }

  @Test
  void timeNeverStandsStill() {
    assertThatThrownBy(() -> clock.drift(-1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1000 parts per thousand");
  }

  @Test
  void aTimerForEverIsPossible() {
    timers.schedule(Duration.ofSeconds(Long.MAX_VALUE), "timer");

    events.run(Duration.ofDays(3_650));

    assertThat(rang).isEmpty();
  }
}
