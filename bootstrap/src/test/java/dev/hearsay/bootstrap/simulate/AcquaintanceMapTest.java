// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.scenario.Acquaintances;
import dev.hearsay.testkit.scenario.Acquaintances.Node;
import dev.hearsay.testkit.scenario.Acquaintances.Standing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who knows whom, in letters. */
class AcquaintanceMapTest {

  private static final OrgId ONE = new OrgId("OneMSP");
  private static final OrgId TWO = new OrgId("TwoMSP");

  @Test
  void aFewNodesAreDrawnOneByOne() {
    Acquaintances known =
        new Acquaintances(
            List.of(
                new Node("one-a", ONE, true),
                new Node("one-b", ONE, false),
                new Node("two", TWO, true)),
            List.of(
                List.of(Standing.SELF, Standing.DEAD, Standing.LINKED),
                List.of(Standing.UNKNOWN, Standing.SELF, Standing.HIDDEN),
                List.of(Standing.ALIVE, Standing.HIDDEN, Standing.SELF)));

    assertThat(AcquaintanceMap.lines(known))
        .containsExactly(
            "who knows whom in the end: rows see columns",
            "       On  T",
            "       01  0",
            "one-a  \\x  O",
            "one-b  ?\\  .  does not run",
            "",
            "two    o.  \\",
            "O alive and linked   o alive   x dead   ? unknown   . not to be known   \\ itself");
  }

  @Test
  void manyNodesAreSummedUp() {
    int many = AcquaintanceMap.MOST_COLUMNS + 1;
    List<Node> nodes =
        IntStream.range(0, many).mapToObj(i -> new Node("node" + i, ONE, true)).toList();
    List<List<Standing>> rows =
        IntStream.range(0, many)
            .mapToObj(i ->
                IntStream.range(0, many)
                    .mapToObj(j -> i == j ? Standing.SELF : Standing.ALIVE)
                    .toList())
            .toList();

    assertThat(AcquaintanceMap.lines(new Acquaintances(nodes, rows)))
        .hasSize(2)
        .last()
        .isEqualTo("  OneMSP sees OneMSP: 6,480 alive");
  }
}
