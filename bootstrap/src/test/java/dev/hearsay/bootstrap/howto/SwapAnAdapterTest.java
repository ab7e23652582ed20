// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.Main;
import dev.hearsay.bootstrap.howto.HowToPage.Excerpt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/howto/swap-an-adapter.md} tells the truth. */
@Timeout(120)
class SwapAnAdapterTest {
  private static final HowToPage PAGE = HowToPage.of("swap-an-adapter.md");
  private static final String PROGRAM = "./hearsay";

  @TempDir private Path folder;

  static List<Excerpt> excerpts() {
    return PAGE.excerpts();
  }

  static List<List<String>> commands() {
    return PAGE.commands();
  }

  @ParameterizedTest
  @MethodSource("excerpts")
  void everyExcerptStandsInItsSource(Excerpt excerpt) {
    assertThat(excerpt.isTrue()).as("%s", excerpt).isTrue();
  }

  @Test
  void allCodeOnThePageIsAnExcerptAndAllCommandsAreTheProgram() {
    assertThat(PAGE.excerpts())
        .hasSize(PAGE.fences("java").size() + PAGE.fences("xml").size())
        .hasSizeGreaterThan(8);
    assertThat(PAGE.commands()).hasSize(4).allMatch(words -> words.getFirst().equals(PROGRAM));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandMeetsItsGoal(List<String> words) {
    StringWriter said = new StringWriter();
    PrintWriter terminal = new PrintWriter(said, true);

    int exitCode = Main.run(inFolder(words).toArray(String[]::new), terminal, terminal);

    assertThat(exitCode).as("%s said: %s", words, said).isZero();
  }

  /** What a command writes goes to a folder of the test. */
  private List<String> inFolder(List<String> words) {
    List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
    int out = arguments.indexOf("--out") + 1;
    if (out > 0) {
      arguments.set(out, folder.resolve(arguments.get(out)).toString());
    }
    return arguments;
  }

  @Test
  void anExcerptThatIsNotInItsSourceIsFoundOut() {
    Path file = Path.of("pom.xml");

    assertThat(excerpt(file, "<groupId>dev.hearsay</groupId>").isTrue()).isTrue();
    assertThat(excerpt(file, "<groupId>dev.rumour</groupId>").isTrue()).isFalse();
    assertThat(excerpt(file, "</project>", "…", "<packaging>pom</packaging>").isTrue()).isFalse();
  }

  private static Excerpt excerpt(Path file, String... lines) {
    return new Excerpt(file, List.of(lines));
  }
}
