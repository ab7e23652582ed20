// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";

  @Nested
  class InThisRepository {
    private final SourceTree tree = SourceTree.ofTheRepository();
    private final SourceRules rules = new SourceRules(tree);

    @Test
    void thereAreSourcesToJudge() {
      assertThat(tree.files()).hasSizeGreaterThan(150);
      assertThat(tree.production()).hasSizeGreaterThan(100);
    }

    @Test
    void everyProductionSourceFitsInTheHead() {
      assertThat(rules.tooLong()).isEmpty();
    }

    @Test
    void everySourceNamesItsLicence() {
      assertThat(rules.withoutLicence()).isEmpty();
    }

    @Test
    void everyPackageHasAnIntroduction() {
      assertThat(rules.packagesWithoutIntroduction()).isEmpty();
    }

    @Test
    void nothingIsLeftForLaterAndNothingSleeps() {
      assertThat(rules.withForbiddenWords()).isEmpty();
    }
  }

  @Nested
  class InABrokenTree {
    @TempDir private Path root;

    @Test
    void aSourceOfMoreThan400LinesIsFound() throws IOException {
      Path fits = write("a/src/main/java/x/Fits.java", LICENCE + "\n".repeat(399));
      Path tooLong = write("a/src/main/java/x/TooLong.java", LICENCE + "\n".repeat(400));

      assertThat(rules().tooLong()).containsExactly(tooLong).doesNotContain(fits);
    }

    @Test
    void aSourceWithoutLicenceIsFound() throws IOException {
      write("a/src/test/java/x/Licensed.java", LICENCE + "class Licensed {}");
      Path bare = write("a/src/test/java/x/Bare.java", "\n" + LICENCE + "class Bare {}");

      assertThat(rules().withoutLicence()).containsExactly(bare);
    }

    @Test
    void aPackageWithoutIntroductionIsFound() throws IOException {
      write("a/src/main/java/good/A.java", LICENCE);
      write("a/src/main/java/good/package-info.java", "/** A chapter. */ @NullMarked");
      write("a/src/main/java/bare/A.java", LICENCE);
      write("a/src/main/java/unmarked/A.java", LICENCE);
      write("a/src/main/java/unmarked/package-info.java", "/** A chapter. */");

      assertThat(rules().packagesWithoutIntroduction())
          .containsExactlyInAnyOrder(
              Path.of("a/src/main/java/bare/package-info.java"),
              Path.of("a/src/main/java/unmarked/package-info.java"));
    }

    @Test
    void forbiddenWordsAreFoundWhereverTheyStand() throws IOException {
      write("a/src/test/java/x/Later.java", LICENCE + "// TODO one day");
      write("a/src/test/java/x/Sleepy.java", LICENCE + "Thread.sleep(1);");
      write("a/target/x/Generated.java", "// TODO not ours");

      assertThat(rules().withForbiddenWords())
          .containsExactly(
              "a/src/test/java/x/Later.java: TODO", "a/src/test/java/x/Sleepy.java: Thread.sleep(");
    }

    private SourceRules rules() {
      return new SourceRules(SourceTree.below(root));
    }

    private Path write(String name, String text) throws IOException {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return Path.of(name);
    }
  }
}
