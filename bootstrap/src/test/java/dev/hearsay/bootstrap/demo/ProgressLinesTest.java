// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final StringWriter written = new StringWriter();
  private final Display lines = new ProgressLines(new PrintWriter(written));

  @Test
  void aLineIsWrittenWheneverSomethingIsNew() {
    lines.show(at(500), "3 of 30 acquaintances");
    lines.show(at(1_000), "3 of 30 acquaintances");
    lines.show(at(1_500), "30 of 30 acquaintances");
    lines.end("everybody knows everybody");

    assertThat(written.toString().lines())
        .containsExactly(
            "   0.5 s  3 of 30 acquaintances",
            "   1.5 s  30 of 30 acquaintances",
            "everybody knows everybody");
  }

  private static DemoSnapshot at(long millis) {
    return new DemoSnapshot(Duration.ofMillis(millis), List.of());
  }
}
