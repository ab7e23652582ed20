// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import static dev.hearsay.domain.message.MessageComparator.Relation.INVALIDATED;
import static dev.hearsay.domain.message.MessageComparator.Relation.INVALIDATES;
import static dev.hearsay.domain.message.MessageComparator.Relation.NO_ACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.MessageComparator.Relation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageComparatorTest {

  private static final PkiId ALICE = new PkiId(Bytes.hex("01"));
  private static final PkiId BOB = new PkiId(Bytes.hex("02"));

  private final MessageComparator comparator = new MessageComparator(10);

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, 9, INVALIDATES",
    "1, 9, 2, 1, INVALIDATED",
    "1, 2, 1, 1, INVALIDATES",
    "1, 1, 1, 1, INVALIDATED",
    "1, 1, 1, 2, INVALIDATED",
    "-9223372036854775808, 0, 9223372036854775807, 0, INVALIDATES",
    "1, -1, 1, 5, INVALIDATES"
  })
  void theNewerStatementOfAPeerStands(
      long inc, long seq, long storedInc, long storedSeq, Relation expected) {
    PeerTime fresh = new PeerTime(inc, seq);
    PeerTime stored = new PeerTime(storedInc, storedSeq);

    assertThat(comparator.compare(alive(ALICE, fresh), alive(ALICE, stored))).isEqualTo(expected);
    assertThat(comparator.compare(stateInfo(ALICE, fresh), stateInfo(ALICE, stored)))
        .isEqualTo(expected);
    assertThat(comparator.compare(leadership(ALICE, fresh), leadership(ALICE, stored)))
        .isEqualTo(expected);
  }

  @Test
  void statementsOfDifferentPeersStandSideBySide() {
    PeerTime time = new PeerTime(1, 1);

    assertThat(comparator.compare(alive(ALICE, time), alive(BOB, time))).isEqualTo(NO_ACTION);
    assertThat(comparator.compare(stateInfo(ALICE, time), stateInfo(BOB, time)))
        .isEqualTo(NO_ACTION);
    assertThat(comparator.compare(identity(ALICE), identity(BOB))).isEqualTo(NO_ACTION);
  }

  @Test
  void anIdentityIsNeverReplaced() {
    assertThat(comparator.compare(identity(ALICE), identity(ALICE))).isEqualTo(INVALIDATED);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, INVALIDATED",
    "15, 5, NO_ACTION",
    "5, 15, NO_ACTION",
    "16, 5, INVALIDATES",
    "5, 16, INVALIDATED",
    "-1, 0, INVALIDATES",
    "0, -1, INVALIDATED",
    "-9223372036854775808, 9223372036854775807, NO_ACTION"
  })
  void blocksFurtherApartThanTheCapacityDisplaceEachOther(
      long fresh, long stored, Relation expected) {
    assertThat(comparator.compare(block(fresh), block(stored))).isEqualTo(expected);
  }

  @Test
  void messagesOfDifferentTypesDoNotTouchEachOther() {
    PeerTime time = new PeerTime(1, 1);
    List<Content> contents =
        List.of(
            alive(ALICE, time),
            stateInfo(ALICE, time),
            leadership(ALICE, time),
            identity(ALICE),
            block(1),
            new Content.Empty());

    for (Content fresh : contents) {
      contents.stream()
          .filter(stored -> !stored.getClass().equals(fresh.getClass()))
          .forEach(stored -> assertThat(comparator.compare(fresh, stored)).isEqualTo(NO_ACTION));
    }
  }

  @Test
  void twoMessagesNeverReplaceEachOtherBothWays() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      Content a = content(random);
      Content b = content(random);
      assertThat(List.of(comparator.compare(a, b), comparator.compare(b, a)))
          .isNotEqualTo(List.of(INVALIDATES, INVALIDATES));
      assertThat(comparator.compare(a, a)).isIn(INVALIDATED, NO_ACTION);
    }
  }

  @Test
  void aNegativeCapacityIsRefused() {
    assertThatThrownBy(() -> new MessageComparator(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private static Content content(Random random) {
    PkiId author = random.nextBoolean() ? ALICE : BOB;
    PeerTime time = new PeerTime(random.nextInt(3), random.nextInt(3));
    return switch (random.nextInt(5)) {
      case 0 -> alive(author, time);
      case 1 -> stateInfo(author, time);
      case 2 -> leadership(author, time);
      case 3 -> identity(author);
      default -> block(random.nextInt(30));
    };
  }

  private static Content alive(PkiId author, PeerTime time) {
    return new Content.AliveMessage(
        new Content.Member(Endpoint.NONE, Bytes.EMPTY, author), time, PeerIdentity.NONE);
  }

  private static Content stateInfo(PkiId author, PeerTime time) {
    return new Content.StateInfo(
        time, author, Bytes.EMPTY, new Content.Properties(1, false, List.of()));
  }

  private static Content leadership(PkiId author, PeerTime time) {
    return new Content.LeadershipMessage(author, time, true);
  }

  private static Content identity(PkiId owner) {
    return new Content.PeerIdentityMessage(owner, PeerIdentity.NONE, Bytes.EMPTY);
  }

  private static Content block(long number) {
    return new Content.DataMessage(new Content.Payload(number, Bytes.EMPTY, List.of()));
  }
}
