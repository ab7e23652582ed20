// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InboxTest {

  private final Inbox<String> inbox = new Inbox<>();

  @Test
  void ordinaryInputsComeOutInTheOrderOfTheirArrival() {
    inbox.put("first");
    inbox.put("second");

    assertThat(inbox.take()).isEqualTo("first");
    assertThat(inbox.take()).isEqualTo("second");
  }

  @Test
  void urgentInputsOvertakeOrdinaryOnesButNotEachOther() {
    inbox.put("ordinary");
    inbox.putUrgent("urgent 1");
    inbox.putUrgent("urgent 2");

    assertThat(List.of(inbox.take(), inbox.take(), inbox.take()))
        .containsExactly("urgent 1", "urgent 2", "ordinary");
  }

  @Test
  void anEmptyInboxHasNothingToPoll() {
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void aClosedInboxKeepsNothing() {
    inbox.put("before");
    inbox.putUrgent("urgent before");

    inbox.close();
    inbox.put("after");
    inbox.putUrgent("urgent after");

    assertThat(inbox.poll()).isNull();
  }

  @Test
  @Timeout(30)
  void noInputOfManyThreadsIsLostAndEachThreadsOrderIsKept() throws InterruptedException {
    int writers = 4;
    int each = 20_000;
    CountDownLatch ready = new CountDownLatch(writers);
    for (int w = 0; w < writers; w++) {
      String writer = "w" + w + "-";
      Thread.ofPlatform()
          .start(() -> {
            ready.countDown();
            for (int i = 0; i < each; i++) {
              inbox.put(writer + i);
            }
          });
    }
    assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();

    List<String> taken = new ArrayList<>();
    for (int i = 0; i < writers * each; i++) {
      taken.add(inbox.take());
    }

    for (int w = 0; w < writers; w++) {
      String writer = "w" + w + "-";
      List<String> own = taken.stream().filter(t -> t.startsWith(writer)).toList();
      assertThat(own).hasSize(each).startsWith(writer + 0).endsWith(writer + (each - 1));
      assertThat(own).isSortedAccordingTo((a, b) -> numberOf(a) - numberOf(b));
    }
  }

  private static int numberOf(String taken) {
    return Integer.parseInt(taken.substring(taken.indexOf('-') + 1));
  }
}
