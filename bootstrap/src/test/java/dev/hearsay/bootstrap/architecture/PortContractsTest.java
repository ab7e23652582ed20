// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortContractsTest {
  private final PortContracts program =
      new PortContracts(House.PROGRAM, Imported.PROGRAM, SourceTree.ofTheRepository());

  @Test
  void thereArePortsToJudge() {
    assertThat(program.ports()).hasSizeGreaterThan(8).contains("Comm", "GossipMetrics");
  }

  @Test
  void everyPortHasAContractThatTwoAdaptersPass() {
    assertThat(program.withoutContract()).doesNotContain("GossipMetrics");
    assertThat(program.withFewerThanTwoAdapters()).doesNotContain("GossipMetrics");
  }

  @Test
  void aPortWithoutContractIsFound(@TempDir Path root) throws IOException {
    assertThat(fixture(root).ports()).containsExactly("Lonely", "Tested");
    assertThat(fixture(root).withoutContract()).containsExactly("Lonely");
  }

  @Test
  void aPortThatOnlyOneAdapterPassesIsFound(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("A.java"), "class A extends TestedContract {}");
    assertThat(fixture(root).withFewerThanTwoAdapters()).contains("Tested");

    Files.writeString(root.resolve("B.java"), "class B extends TestedContract {}");
    assertThat(fixture(root).withFewerThanTwoAdapters()).containsExactly("Lonely");
  }

  private static PortContracts fixture(Path root) {
    return new PortContracts(House.FIXTURE, Imported.FIXTURE, SourceTree.below(root));
  }
}
