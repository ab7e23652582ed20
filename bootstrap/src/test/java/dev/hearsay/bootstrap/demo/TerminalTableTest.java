// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
  private static final DemoSnapshot NOBODY = new DemoSnapshot(Duration.ZERO, List.of());

  private final StringWriter written = new StringWriter();
  private final TerminalTable table =
      new TerminalTable(new PrintWriter(written), new DemoTable(80, Symbols.ASCII));

  @Test
  void theFirstPictureClearsTheScreenAndEndsWithThePrompt() {
    table.show(NOBODY, "0 of 0 acquaintances");

    assertThat(written.toString())
        .startsWith("\033[H\033[2J")
        .contains("0 of 0 acquaintances")
        .endsWith("\r\n> ");
  }

  @Test
  void whatAPersonTypesIsNotPaintedOver() {
    table.show(NOBODY, "first");
    String second = shown("second");

    assertThat(second).startsWith("\0337\033[H").endsWith("\0338").doesNotContain("> ");
  }

  @Test
  void anAnswerStandsBetweenTableAndPrompt() {
    table.show(NOBODY, "status");
    table.answer(List.of("peer0.org1 is killed"));

    assertThat(shown("status")).contains("status\033[K\r\npeer0.org1 is killed\033[K\r\n> ");
  }

  private String shown(String status) {
    written.getBuffer().setLength(0);
    table.show(NOBODY, status);
    return written.toString();
  }
}
