// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A display for logs and scripts: a line whenever the network has come further. */
final class ProgressLines implements Display {
  private final PrintWriter out;
  private String last = "";

  ProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(DemoSnapshot snapshot, String status) {
    if (!status.equals(last)) {
      last = status;
      say(String.format(Locale.ROOT, "%6.1f s  %s", snapshot.uptime().toMillis() / 1e3, status));
    }
  }

  @Override
  public void answer(List<String> lines) {
    lines.forEach(this::say);
  }

  @Override
  public void end(String status) {
    say(status);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
