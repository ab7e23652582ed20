// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a node tells of its ledger before the publish interval is over. */
final class AnnouncementTest {

  private static final Duration REST = Duration.ofMillis(410);

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);
  private final ValidatedIdentity otto = stage.member("otto", Cast.ORG2);

  AnnouncementTest() {
    stage.joined();
    stage.pass(Duration.ofSeconds(2));
  }

  @Test
  void aHeightThatRestsIsToldWithinAMoment() {
    grow(5);
    stage.pass(Duration.ofMillis(99));
    assertThat(stage.publishedHeights()).containsExactly(1L);
    stage.pass(REST);
    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
  }

  @Test
  void whileTheHeightGrowsNothingIsTold() {
    for (long height = 2; height <= 11; height++) {
      grow(height);
      stage.pass(Duration.ofMillis(90));
    }
    assertThat(stage.publishedHeights()).containsExactly(1L);
    stage.pass(REST);
    assertThat(stage.publishedHeights()).containsExactly(1L, 11L);
  }

  @Test
  void itIsNotToldWhenTwoOthersOfTheOrganizationAreHeardToBeAsFar() {
    grow(5);
    stage.states(anna, 1, 5);
    stage.states(bert, 1, 6);
    stage.pass(REST);
    assertThat(stage.publishedHeights()).containsExactly(1L);

    stage.pass(Duration.ofSeconds(4));
    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
  }

  @Test
  void oneOtherIsNotEnoughHoweverOftenItSpeaks() {
    grow(5);
    stage.states(anna, 1, 5);
    stage.states(anna, 2, 6);
    stage.pass(REST);

    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
  }

  @Test
  void othersThatAreBehindOrOfAnotherOrganizationDoNotCount() {
    grow(5);
    stage.states(anna, 1, 4);
    stage.states(bert, 1, 4);
    stage.states(olga, 1, 5);
    stage.states(otto, 1, 5);
    stage.pass(REST);

    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
  }

  @Test
  void whatWasHeardBeforeTheLastBlockDoesNotCount() {
    stage.states(anna, 1, 5);
    stage.states(bert, 1, 5);
    grow(5);
    stage.pass(REST);

    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
  }

  @Test
  void whoWasAsFarAsTheBlockBeforeDoesNotCountForTheLast() {
    grow(5);
    stage.states(anna, 1, 5);
    stage.states(bert, 1, 5);
    grow(6);
    stage.pass(REST);

    assertThat(stage.publishedHeights()).containsExactly(1L, 6L);
  }

  @Test
  void itIsToldAtMostOnceASecond() {
    grow(5);
    stage.pass(REST);
    grow(6);
    stage.pass(REST);
    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);

    stage.pass(Duration.ofSeconds(1).minus(REST));
    assertThat(stage.publishedHeights()).containsExactly(1L, 5L, 6L);
  }

  @Test
  void heightsAreUnsigned() {
    grow(-2);
    stage.states(anna, 1, 5);
    stage.states(bert, 1, 5);
    stage.pass(REST);
    assertThat(stage.publishedHeights()).containsExactly(1L, -2L);
  }

  @Test
  void settingsThatMakeNoSenseAreNamed() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new AnnouncementSettings(second, Duration.ofMillis(1), second, 2))
        .hasMessageContaining("maxDelay");
    assertThatThrownBy(() -> new AnnouncementSettings(Duration.ZERO, second, second, 2))
        .hasMessageContaining("minDelay");
    assertThatThrownBy(() -> new AnnouncementSettings(second, second, Duration.ZERO, 2))
        .hasMessageContaining("gap");
    assertThatThrownBy(() -> new AnnouncementSettings(second, second, second, 0))
        .hasMessageContaining("redundancy");
  }

  private void grow(long height) {
    stage.state.updateLedgerHeight(ChannelStage.CHANNEL, height, stage.time.now());
  }
}
