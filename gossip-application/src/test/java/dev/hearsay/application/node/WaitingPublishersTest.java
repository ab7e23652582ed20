// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.RecordedSayings.Said;
import org.junit.jupiter.api.Test;

class WaitingPublishersTest {

  private final RecordedSayings said = new RecordedSayings();
  private long unpushed;
  private final WaitingPublishers publishers =
      new WaitingPublishers(
          new ServiceSettings(100, 2, new Load(1, 1), new Load(1, 1)), () -> unpushed, said);

  @Test
  void aPublisherGoesOnAtOnceWhileLittleWaitsToBePushed() {
    unpushed = 100;
    publish(1);

    assertThat(said.replies).containsExactly(new Said(1, new Reply.Done()));
  }

  @Test
  void aPublisherWaitsUntilEnoughIsPushed() {
    unpushed = 101;
    publish(1);
    publish(2);
    publishers.release();
    assertThat(said.replies).isEmpty();

    unpushed = 99;
    publishers.release();

    assertThat(said.replies)
        .containsExactly(new Said(1, new Reply.Done()), new Said(2, new Reply.Done()));
  }

  @Test
  void noMoreWaitThanMay() {
    unpushed = 101;
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
