// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortContractsTest {
  /**
   * Ports that one module only is tested for, each for its reason: there is one codec, and chance
   * comes from the application in production and in simulation alike. None may join them, and one
   * that leaves is struck off.
   */
  private static final Set<String> OF_ONE_MODULE = Set.of("MessageCodec", "Randomness");

  private final PortContracts program =
      new PortContracts(House.PROGRAM, Imported.PROGRAM, SourceTree.ofTheRepository());

  @Test
  void thereArePortsToJudge() {
    assertThat(program.ports()).hasSizeGreaterThan(8).contains("Comm", "GossipMetrics");
  }

  @Test
  void everyPortHasAContract() {
    assertThat(program.withoutContract()).isEmpty();
  }

  @Test
  void everyContractIsPassedByTwoAdaptersButThoseOfOneModule() {
    assertThat(program.withFewerThanTwoAdapters())
        .containsExactlyInAnyOrderElementsOf(OF_ONE_MODULE);
  }

  @Test
  void aPortWithoutContractIsFound(@TempDir Path root) throws IOException {
    assertThat(fixture(root).ports()).containsExactly("Lonely", "Tested");
    assertThat(fixture(root).withoutContract()).containsExactly("Lonely");
  }

  @Test
  void aPortThatOnlyOneAdapterPassesIsFound(@TempDir Path root) throws IOException {
    adapter(root, "adapter-a");
    assertThat(fixture(root).withFewerThanTwoAdapters()).contains("Tested");

    adapter(root, "adapter-b");
    assertThat(fixture(root).withFewerThanTwoAdapters()).containsExactly("Lonely");
  }

  private static void adapter(Path root, String module) throws IOException {
    Path file = root.resolve(module).resolve("src/test/java/PassesTest.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class PassesTest extends TestedContract {}");
  }

  private static PortContracts fixture(Path root) {
    return new PortContracts(House.FIXTURE, Imported.FIXTURE, SourceTree.below(root));
  }
}
