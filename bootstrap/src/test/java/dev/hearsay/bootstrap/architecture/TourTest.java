// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the tour names is there: files by these names, and types within them. */
class TourTest {
  private static final Path TOUR = Path.of("..", "docs", "tour.md");
  private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");
  private static final Pattern NAMED = Pattern.compile("`([a-zA-Z.]+)[^`]*`");

  private final SourceTree tree = SourceTree.ofTheRepository();

  @Test
  void everyTypeOnTheWayExists() throws IOException {
    List<String> names = namesIn(Files.readString(TOUR));

    assertThat(names).hasSizeGreaterThan(30);
    assertThat(names).allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
  }

  @Test
  void aTypeThatIsNotThereIsFound() {
    assertThat(namesIn("`domain.id.Bytes`, `Input.BlockChecked`, `this script`, ```Fenced```"))
        .containsExactly("Input.BlockChecked", "domain.id.Bytes");
    assertThat(exists("Input.BlockChecked")).isTrue();
    assertThat(exists("Input.Invented")).isFalse();
    assertThat(exists("Invented")).isFalse();
    assertThat(exists("domain.block.Bytes")).isFalse();
  }

  private static List<String> namesIn(String page) {
    TreeSet<String> names = new TreeSet<>();
    NAMED
        .matcher(FENCED.matcher(page).replaceAll(""))
        .results()
        .map(TourTest::name)
        .filter(name -> name.chars().anyMatch(Character::isUpperCase))
        .forEach(names::add);
    return List.copyOf(names);
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }

  /** {@code package.Type}, {@code Type}, {@code Type.Nested} or {@code Type.method}. */
  private boolean exists(String name) {
    int type = name.lastIndexOf('.', indexOfUpperCase(name)) + 1;
    int dot = name.indexOf('.', type);
    String outer = dot < 0 ? name : name.substring(0, dot);
    String inside = name.substring(dot < 0 ? type : dot + 1);
    String file = "/" + outer.replace('.', '/') + ".java";
    return tree.files().stream()
        .filter(source -> SourceTree.unixPath(source).endsWith(file))
        .anyMatch(
            source -> Pattern.compile("\\b" + inside + "\\b").matcher(tree.text(source)).find());
  }

  private static int indexOfUpperCase(String name) {
    return (int) name.chars().takeWhile(letter -> !Character.isUpperCase(letter)).count();
  }
}
