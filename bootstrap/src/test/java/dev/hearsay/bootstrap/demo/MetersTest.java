// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.demo.DemoResult.IdleCost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void aRateIsTheGrowthOverTheLastSeconds() {
    Rate rate = new Rate();

    assertThat(rate.perSecond(100, 0)).isZero();
    assertThat(rate.perSecond(150, SECOND)).isEqualTo(50);
    assertThat(rate.perSecond(200, 2 * SECOND)).isEqualTo(50);
    assertThat(rate.perSecond(200, 20 * SECOND)).isLessThan(1);
    assertThat(rate.perSecond(200, 22 * SECOND)).isZero();
  }

  @Test
  void anIdleMeterMeasuresOnlyWhenAsked() {
    IdleMeter meter = new IdleMeter(Duration.ZERO);
    meter.begin(0);

    assertThat(meter.isDone(1)).isTrue();
    assertThat(meter.cost()).isEqualTo(new IdleCost.Unknown());
  }

  @Test
  void anIdleMeterIsDoneAfterItsPeriod() {
    IdleMeter meter = new IdleMeter(Duration.ofSeconds(10));

    assertThat(meter.isDone(100 * SECOND)).as("not begun").isFalse();
    meter.begin(100 * SECOND);
    meter.begin(105 * SECOND);
    assertThat(meter.isDone(109 * SECOND)).isFalse();
    assertThat(meter.cost()).isEqualTo(new IdleCost.Unknown());
    assertThat(meter.isDone(110 * SECOND)).isTrue();
    assertThat(meter.cost()).isInstanceOf(IdleCost.Measured.class);
  }
}
