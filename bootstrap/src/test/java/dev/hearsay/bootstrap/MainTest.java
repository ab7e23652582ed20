// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionIsPrintedAndMeetsItsGoal() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("hearsay ");
  }

  @Test
  void withoutACommandTheUsageIsShownAsAnError() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: hearsay");
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
