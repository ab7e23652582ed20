// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AckReportTest {

  @Test
  void whatIsZeroIsNotWritten() {
    assertThat(AckReport.NOBODY.toJson()).isEqualTo("{}");
    assertThat(report(2, Map.of()).toJson()).isEqualTo("{\"successes\":2}");
    assertThat(report(0, Map.of("timed out", 3)).toJson())
        .isEqualTo("{\"failures\":{\"timed out\":3}}");
  }

  @Test
  void successesAndFailuresStandTogether() {
    assertThat(report(1, Map.of("b", 1, "a", 2)).toJson())
        .isEqualTo("{\"successes\":1,\"failures\":{\"a\":2,\"b\":1}}");
  }

  @Test
  void aPeersOwnWordsCannotBreakTheText() {
    assertThat(report(0, Map.of("a \"quote\\\" and\n", 1)).toJson())
        .isEqualTo("{\"failures\":{\"a \\\"quote\\\\\\\" and\\u000a\":1}}");
  }

  private static AckReport report(int successes, Map<String, Integer> failures) {
    return new AckReport(successes, new TreeMap<>(failures));
  }
}
