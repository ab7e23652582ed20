// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that this process was started on, if there is one. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final Pattern SIZE = Pattern.compile("\\d{1,4} (\\d{1,4})");

  private Terminal() {}

  /** Whether a person reads what is printed, and types. */
  static boolean isPresent() {
    return console().filter(Console::isTerminal).isPresent();
  }

  /** Whether there is a console without a terminal changed with nearly every JDK since 22. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  /** A table that fits this terminal. */
  static Display table(PrintWriter out) {
    return new TerminalTable(out, new DemoTable(width(), Symbols.in(charset())));
  }

  private static Charset charset() {
    return console().map(Console::charset).orElse(StandardCharsets.US_ASCII);
  }

  /** Java does not tell, but every system with terminals has a program that does. */
  private static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      Matcher matcher = SIZE.matcher(size.strip());
      return matcher.matches() ? Math.max(1, Integer.parseInt(matcher.group(1))) : USUAL_WIDTH;
    } catch (IOException unknown) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
  }

  /**
   * Hands over what is typed, line by line, until the end of the input, which quits. The thread
   * that waits for lines ends with the process.
   */
  static void readLines(Prompt prompt, Consumer<PromptCommand> commands) {
    Thread.ofPlatform().daemon().name("hearsay-prompt").start(() -> read(prompt, commands));
  }

  private static void read(Prompt prompt, Consumer<PromptCommand> commands) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, charset()));
    lines.lines().map(prompt::understand).forEach(commands);
    commands.accept(new PromptCommand.Quit());
  }
}
