// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FairSharesTest {

  private final FairShares<String> room = new FairShares<>(8, 1_000);

  @Test
  void oneAloneTakesHalf() {
    assertThat(takeAll("anna")).isEqualTo(4);
    assertThat(takeAll("bert")).isEqualTo(2);
    assertThat(takeAll("carl")).isEqualTo(1);
  }

  @Test
  void whoHasNothingIsAlwaysLetIn() {
    for (int i = 0; i < 20; i++) {
      assertThat(room.leavesRoom("peer " + i, 1, 5_000)).isTrue();
      room.add("peer " + i, 5_000);
      assertThat(room.leavesRoom("peer " + i, 1, 1)).isFalse();
    }
  }

  @Test
  void bytesCountAsWellAsEntries() {
    room.add("anna", 300);

    assertThat(room.leavesRoom("anna", 1, 400)).isTrue();
    assertThat(room.leavesRoom("anna", 1, 401)).isFalse();
  }

  @Test
  void whatIsTakenOutIsFreeAgain() {
    takeAll("anna");
    room.remove("anna", 1);
    room.remove("anna", 1);

    assertThat(takeAll("anna")).isEqualTo(2);
  }

  @Test
  void aSmallerThingMayAlwaysTakeThePlaceOfALarger() {
    room.add("anna", 900);
    room.add("anna", 900);

    assertThat(room.leavesRoom("anna", 0, 0)).isTrue();
    assertThat(room.leavesRoom("anna", 0, 1)).isFalse();
  }

  private int takeAll(String who) {
    int taken = 0;
    while (room.leavesRoom(who, 1, 1)) {
      room.add(who, 1);
      taken++;
    }
    return taken;
  }
}
