// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTallyTest {

  private record Report(Load blocks, Load others) {}

  private final List<Report> reports = new ArrayList<>();

  @Test
  void theNodeHearsOnceInAWhile() {
    ReadTally tally = tally(new Load(160, 1_600));

    for (int i = 0; i < 25; i++) {
      read(tally, true, 1);
    }

    assertThat(reports)
        .containsExactly(
            new Report(new Load(10, 10), Load.NONE), new Report(new Load(10, 10), Load.NONE));
  }

  @Test
  void aLargeMessageIsReportedAtOnce() {
    ReadTally tally = tally(new Load(160, 1_600));

    read(tally, false, 100);

    assertThat(reports).containsExactly(new Report(Load.NONE, new Load(1, 100)));
  }

  @Test
  void withASmallBoundEachMessageIsReported() {
    ReadTally tally = tally(new Load(1, 1));

    read(tally, true, 1);
    read(tally, false, 1);

    assertThat(reports).hasSize(2);
  }

  private static ReadTally tally(Load bound) {
    return new ReadTally(new ServiceSettings(bound, 1, bound, bound, Duration.ofSeconds(1)));
  }

  private void read(ReadTally tally, boolean isBlock, int bytes) {
    tally.add(
        isBlock, new Load(1, bytes), (blocks, others) -> reports.add(new Report(blocks, others)));
  }
}
