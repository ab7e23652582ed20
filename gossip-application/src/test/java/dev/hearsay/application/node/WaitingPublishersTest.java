// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.RecordedSayings.Said;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingPublishersTest {

  private final RecordedSayings said = new RecordedSayings();
  private Load unpushed = Load.NONE;
  private long millis;
  private final WaitingPublishers publishers =
      new WaitingPublishers(
          new ServiceSettings(
              new Load(3, 100), 2, new Load(1, 1), new Load(1, 1), Duration.ofSeconds(1)),
          () -> unpushed,
          () -> new Now(TimeUnit.MILLISECONDS.toNanos(millis), Instant.EPOCH),
          said);

  @Test
  void aPublisherGoesOnAtOnceWhileLittleWaitsToBePushed() {
    unpushed = new Load(1, 100);
    publish(1);

    assertThat(said.replies).containsExactly(new Said(1, new Reply.Done()));
  }

  @Test
  void aPublisherWaitsUntilEnoughIsPushed() {
    unpushed = new Load(1, 101);
    publish(1);
    publish(2);
    publishers.release();
    assertThat(said.replies).isEmpty();

    unpushed = new Load(1, 99);
    publishers.release();

    assertThat(said.replies)
        .containsExactly(new Said(1, new Reply.Done()), new Said(2, new Reply.Done()));
  }

  @Test
  void manySmallBlocksMakeAPublisherWaitToo() {
    unpushed = new Load(4, 4);
    publish(1);

    assertThat(said.replies).isEmpty();
  }

  @Test
  void peersThatReadNothingStopNoPublisherForLong() {
    unpushed = new Load(4, 400);
    publish(1);
    at(1_999);
    assertThat(said.replies).isEmpty();
    at(2_000);
    assertThat(said.replies).containsExactly(new Said(1, new Reply.Done()));

    unpushed = new Load(5, 500);
    publish(2);
    assertThat(said.replies).hasSize(2);
    unpushed = new Load(8, 800);
    publish(3);
    assertThat(said.replies).hasSize(2);
  }

  @Test
  void peersThatAreSlowSlowPublishersDown() {
    unpushed = new Load(90, 900);
    publish(1);
    for (int second = 1; second < 60; second++) {
      unpushed = new Load(90 - second, 900);
      at(second * 1_000L);
    }

    assertThat(said.replies).isEmpty();
  }

  @Test
  void whatWasStuckCountsAgainOnceItHasMoved() {
    unpushed = new Load(4, 400);
    publish(1);
    at(2_000);
    unpushed = Load.NONE;
    publish(2);
    assertThat(said.replies).hasSize(2);

    unpushed = new Load(4, 400);
    publish(1);
    assertThat(said.replies).hasSize(2);
  }

  private void at(long time) {
    millis = time;
    publishers.release();
  }

  @Test
  void noMoreWaitThanMay() {
    unpushed = new Load(1, 101);
    publish(1);
    publish(2);

    assertThat(publishers.admits(3)).isFalse();
    assertThat(said.replies).containsExactly(new Said(3, new Reply.TooManyWaiting(2)));
  }

  private void publish(long ticket) {
    assertThat(publishers.admits(ticket)).isTrue();
    publishers.published(ticket);
    publishers.release();
  }
}
