// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int BUDGET = 1 << 20;
  private static final ConnectionSettings.Links LIMITS =
      new ConnectionSettings.Links(2_000, 100, 4, 64 << 10, 16, 1 << 20, BUDGET);

  private final ReadAhead all = new ReadAhead(BUDGET);

  private Pace newPace() {
    Pace pace = new Pace(LIMITS, all);
    pace.refill();
    return pace;
  }

  /** Asks for as many as were missing after a message of {@code bytes}. */
  private static int handle(Pace pace, int bytes) {
    pace.delivered();
    pace.handled(bytes);
    return pace.refill();
  }

  @Test
  void whatIsReadAheadOnAllLinksStaysWithinTheBudget() {
    List<Pace> paces = Stream.generate(this::newPace).limit(50).toList();

    for (int round = 0; round < 5; round++) {
      paces.forEach(pace -> handle(pace, 40_000));
      assertThat(all.bytes()).isLessThanOrEqualTo(BUDGET);
    }
  }

  @Test
  void linkMayDeliverOneMessageWhenTheBudgetIsSpent() {
    all.setAside(BUDGET);
    Pace pace = newPace();

    assertThat(List.of(handle(pace, 10), handle(pace, 10), handle(pace, 10))).containsOnly(1);
  }

  @Test
  void linkWidensAgainWhenAnotherIsGone() {
    Pace spender = newPace();
    for (int i = 0; i < 4; i++) {
      handle(spender, BUDGET / 15);
    }
    Pace pace = newPace();
    assertThat(handle(pace, 80_000)).isEqualTo(1);

    spender.end();
    spender.end();

    assertThat(handle(pace, 80_000)).isEqualTo(4);
  }

  @Test
  void nothingIsSetAsideWhenAllLinksAreGone() {
    Pace pace = newPace();
    for (int i = 0; i < 20; i++) {
      handle(pace, 1_000 * i);
    }

    pace.end();

    assertThat(all.bytes()).isZero();
  }

  @Test
  void sizeThatIsExpectedFollowsTheMessages() {
    Pace pace = newPace();
    handle(pace, 400_000);
    assertThat(all.bytes()).isEqualTo(400_000);

    for (int i = 0; i < 12; i++) {
      handle(pace, 10);
    }

    assertThat(all.bytes()).isEqualTo(15 * 1024);
  }
}
