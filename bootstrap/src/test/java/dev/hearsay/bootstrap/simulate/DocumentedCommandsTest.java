// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documentation tells to type is understood. */
class DocumentedCommandsTest {
  private static final Path PAGE = Path.of("..", "docs", "howto", "simulate.md");
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern COMMAND = Pattern.compile("\\./hearsay simulate ([^`\\n]*)");
  private static final Pattern OPTION = Pattern.compile("(?m)^\\|.*?\\| `(--[^`]*)`");

  @Test
  void everyCommandAndOptionIsUnderstood() throws IOException {
    List<String> documented = new ArrayList<>(found(COMMAND, README));
    documented.addAll(found(COMMAND, PAGE));
    documented.addAll(found(OPTION, PAGE));

    assertThat(documented).hasSizeGreaterThan(12);
    for (String words : documented) {
      assertThatCode(() -> parse(words)).as(words).doesNotThrowAnyException();
    }
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern
        .matcher(Files.readString(page))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private static void parse(String words) {
    SimulateOptionsTest.Probe probe = new SimulateOptionsTest.Probe();
    CommandLine command = new CommandLine(probe);
    command.parseArgs(words.split(" ", -1));
    assertThat(probe.arguments(command).story()).isNotNull();
  }
}
