// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static dev.hearsay.bootstrap.demo.DemoSnapshot.Sight.ALIVE;
import static dev.hearsay.bootstrap.demo.DemoSnapshot.Sight.DEAD;
import static dev.hearsay.bootstrap.demo.DemoSnapshot.Sight.SELF;
import static dev.hearsay.bootstrap.demo.DemoSnapshot.Sight.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.bootstrap.demo.DemoSnapshot.Blocks;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Node;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Sight;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTableTest {
  private static final DemoSnapshot THREE =
      new DemoSnapshot(
          Duration.ofSeconds(75),
          List.of(
              node("peer0.org1", true, SELF, ALIVE, DEAD),
              node("peer1.org1", true, ALIVE, SELF, UNKNOWN),
              node("peer0.org2", false, UNKNOWN, UNKNOWN, SELF)));

  @Test
  void everyNodeIsARowAndEveryMemberAColumn() {
    assertThat(new DemoTable(100, Symbols.UNICODE).render(THREE))
        .containsExactly(
            "hearsay demo   2 of 3 nodes run, 2 organizations   up 01:15",
            "",
            "   node         1 2 3  alive dead links   msg/s height     ms      up",
            " 1 peer0.org1   - ● ✗      1    1     2    12.5     21    7.3   01:05",
            " 2 peer1.org1   ● - ·      1    0     2    12.5     21      -   01:05",
            " 3 peer0.org2   stopped",
            "",
            "● alive   ✗ dead   · unknown   columns are numbered like rows",
            "kill NAME   start NAME   peers NAME   help   q");
  }

  @Test
  void largeNumbersStayInTheirColumn() {
    assertThat(DemoTable.tenths(18_984.4)).isEqualTo("18984");
    assertThat(DemoTable.tenths(999.94)).isEqualTo("999.9");
    assertThat(DemoTable.tenths(Double.NaN)).isEqualTo("-");
  }

  @Test
  void aPoorTerminalGetsAscii() {
    assertThat(Symbols.in(StandardCharsets.US_ASCII)).isEqualTo(Symbols.ASCII);
    assertThat(Symbols.in(StandardCharsets.UTF_8)).isEqualTo(Symbols.UNICODE);
    assertThat(new DemoTable(100, Symbols.ASCII).render(THREE))
        .contains(" 1 peer0.org1   - o X      1    1     2    12.5     21    7.3   01:05");
  }

  @Test
  void whereTheMatrixDoesNotFitItsSumsAreLeft() {
    List<String> lines = new DemoTable(80, Symbols.UNICODE).render(manyNodes(50));

    assertThat(lines).hasSize(50 + 6).allMatch(line -> line.length() <= 80);
    assertThat(lines).contains(" 50 node49       49    0     2    12.5     21    7.3   01:05");
    assertThat(lines).contains("too many nodes for the matrix: its sums only");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width = 1; width < 120; width++) {
      int limit = width;
      assertThat(new DemoTable(width, Symbols.UNICODE).render(THREE))
          .allMatch(line -> line.length() <= limit);
    }
  }

  @Test
  void hoursAreShownFromTheFirstOneOn() {
    DemoSnapshot old = new DemoSnapshot(Duration.ofSeconds(3_661), THREE.nodes());

    assertThat(new DemoTable(100, Symbols.ASCII).render(old).getFirst()).endsWith("up 1:01:01");
  }

  @Test
  void aNodeWithoutAnOpinionOnEverybodyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DemoSnapshot(Duration.ZERO, List.of(node("a", true, SELF, ALIVE))))
        .withMessage("a judges 2 of 1 nodes");
  }

  private static DemoSnapshot manyNodes(int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Sight> sees = new ArrayList<>(Collections.nCopies(count, ALIVE));
      sees.set(i, SELF);
      nodes.add(node("node" + i, true, sees.toArray(Sight[]::new)));
    }
    return new DemoSnapshot(Duration.ZERO, nodes);
  }

  private static Node node(String name, boolean running, Sight... sees) {
    Blocks blocks = new Blocks(21, name.equals("peer1.org1") ? Double.NaN : 7.25);
    String org = name.endsWith("org2") ? "Org2MSP" : "Org1MSP";
    return new Node(
        name, org, running, Duration.ofSeconds(65), List.of(sees), new Traffic(2, 12.5), blocks);
  }
}
