// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A display for a person: the table is painted in place, over itself, and the cursor stays on the
 * line below where commands are typed.
 *
 * <p>It takes the sequences that every terminal of the last decades knows (ECMA-48 and DEC's for
 * saving the cursor). While a line is typed only the table above it is painted anew.
 */
final class TerminalTable implements Display {
  private static final String CLEAR = "\033[H\033[2J";
  private static final String HOME = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String SAVE_CURSOR = "\0337";
  private static final String RESTORE_CURSOR = "\0338";
  private static final String PROMPT = "> ";

  private final PrintWriter out;
  private final DemoTable table;
  private List<String> answer = List.of();
  private boolean cleared;

  TerminalTable(PrintWriter out, DemoTable table) {
    this.out = out;
    this.table = table;
  }

  @Override
  public void show(DemoSnapshot snapshot, String status) {
    List<String> lines = new ArrayList<>(table.render(snapshot));
    lines.add(status);
    if (cleared) {
      out.print(SAVE_CURSOR + HOME + painted(lines) + RESTORE_CURSOR);
    } else {
      out.print(CLEAR + painted(lines) + painted(answer) + PROMPT);
      cleared = true;
    }
    out.flush();
  }

  private static String painted(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(REST_OF_LINE).append("\r\n"));
    return text.toString();
  }

  @Override
  public void answer(List<String> lines) {
    answer = lines;
    cleared = false;
  }

  @Override
  public void end(String status) {
    out.print("\r\n" + status + "\r\n");
    out.flush();
  }
}
