// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What class files do not tell: how long a source is, whether it names its licence, what it says.
 */
final class SourceRules {
  private static final int MAX_LINES = 400;
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
  private static final String PACKAGE_INFO = "package-info.java";
  private static final String ABOUT_RULES = "bootstrap/architecture/";

  private static final List<String> FORBIDDEN =
      List.of("TODO", "FIXME", "@Disabled", "Thread.sleep(", "org.mockito", "@SuppressFBWarnings");

  private final SourceTree tree;

  SourceRules(SourceTree tree) {
    this.tree = tree;
  }

  /** The production sources that do not fit in the head. */
  List<Path> tooLong() {
    return tree.production().stream()
        .filter(file -> tree.text(file).lines().count() > MAX_LINES)
        .toList();
  }

  /** The sources whose first line does not name the licence. */
  List<Path> withoutLicence() {
    return tree.files().stream()
        .filter(file -> !tree.text(file).lines().findFirst().equals(Optional.of(LICENCE)))
        .toList();
  }

  /** The production packages that do not open with a chapter of their own, marked null-safe. */
  Set<Path> packagesWithoutIntroduction() {
    Set<Path> found = new LinkedHashSet<>();
    for (Path file : tree.production()) {
      Path introduction = file.resolveSibling(PACKAGE_INFO);
      String text = tree.text(introduction);
      if (!text.contains("@NullMarked") || !text.contains("/**")) {
        found.add(introduction);
      }
    }
    return found;
  }

  /** The sources that say what no source should, each with what it says. */
  List<String> withForbiddenWords() {
    return tree.files().stream()
        .filter(file -> !SourceTree.unixPath(file).contains(ABOUT_RULES))
        .filter(file -> !SourceTree.unixPath(file).contains("dev/hearsay/fixture/"))
        .flatMap(file ->
            FORBIDDEN.stream().filter(tree.text(file)::contains).map(word -> file + ": " + word))
        .toList();
  }
}
