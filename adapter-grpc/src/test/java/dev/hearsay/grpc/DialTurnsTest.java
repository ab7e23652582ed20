// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialTurnsTest {

  private static final String ALICE = "alice";
  private static final String BOB = "bob";

  private final DialTurns turns = new DialTurns(2, 5);
  private final List<String> story = new ArrayList<>();

  @Test
  void noMoreDialsRunAtATimeThanTheLimit() {
    take(ALICE, "a1", "a2", "a3");

    assertThat(story).containsExactly("a1", "a2");
    turns.ended();
    assertThat(story).containsExactly("a1", "a2", "a3");
  }

  @Test
  void nodesTakeTurnsHoweverMuchOneOfThemDials() {
    take(ALICE, "a1", "a2", "a3", "a4", "a5");
    take(BOB, "b1", "b2");

    endAll(7);

    assertThat(story).containsExactly("a1", "a2", "a3", "b1", "a4", "b2", "a5");
  }

  @Test
  void dialThatNobodyWantsAnyMoreTakesNoPlace() {
    take(ALICE, "a1", "a2");
    turns.take(ALICE, new Told("a3", false));
    take(ALICE, "a4");

    turns.ended();

    assertThat(story)
        .containsExactly("a1", "a2", "a3 refused: given up before its turn came", "a4");
  }

  @Test
  void moreThanMayWaitAreRefusedAtOnce() {
    take(ALICE, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8");

    assertThat(story.getLast())
        .isEqualTo("a8 refused: more than 5 dials of this process are waiting");
    endAll(7);
    assertThat(story).endsWith("a3", "a4", "a5", "a6", "a7");
  }

  @Test
  void dialsThatEndAsTheyBeginMayBeAsManyAsTheyLike() {
    DialTurns many = new DialTurns(1, 1);
    List<Integer> begun = new ArrayList<>();

    for (int i = 0; i < 100_000; i++) {
      int number = i;
      many.take(
          ALICE,
          new Told("", true) {
            @Override
            public void begin() {
              begun.add(number);
              many.ended();
            }
          });
    }

    assertThat(begun).hasSize(100_000).isSorted();
  }

  private void take(String node, String... names) {
    for (String name : names) {
      turns.take(node, new Told(name, true));
    }
  }

  private void endAll(int dials) {
    for (int i = 0; i < dials; i++) {
      turns.ended();
    }
  }

  /** A dial that writes down what becomes of it. */
  private class Told implements DialTurns.Turn {
    private final String name;
    private final boolean wanted;

    Told(String name, boolean wanted) {
      this.name = name;
      this.wanted = wanted;
    }

    @Override
    public boolean isWanted() {
      return wanted;
    }

    @Override
    public void begin() {
      story.add(name);
    }

    @Override
    public void refuse(String why) {
      story.add(name + " refused: " + why);
    }
  }
}
