// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.event.GossipEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GossipMetricsContractTest {
  @Test
  void theSampleHoldsEveryKindOfEvent() {
    List<Class<?>> kinds = Arrays.stream(GossipEvent.class.getPermittedSubclasses()).toList();

    assertThat(GossipEvents.everyKind().stream().<Class<?>>map(Object::getClass).toList())
        .containsAll(kinds);
  }

  @Test
  void aListenerThatOnlyCountsPasses() {
    GossipMetricsContract contract = ListenerUnderContract.counting(event -> {});

    assertThatCode(contract::everyKindOfEventIsTaken).doesNotThrowAnyException();
    assertThatCode(contract::whatTheNetworkWroteIsTakenAsItIs).doesNotThrowAnyException();
    assertThatCode(contract::anOrderThatMakesNoSenseIsTaken).doesNotThrowAnyException();
    assertThatCode(contract::eventsOfManyThreadsAreAllCounted).doesNotThrowAnyException();
    assertThatCode(contract::nobodyWaitsForAListenerThatNobodyReads).doesNotThrowAnyException();
  }

  @Test
  void aListenerThatDoesNotKnowOneKindFails() {
    GossipMetricsContract contract =
        ListenerUnderContract.counting(
            event -> require(!(event instanceof GossipEvent.InvisibleAbroad)));

    assertThatThrownBy(contract::everyKindOfEventIsTaken).isInstanceOf(AssertionError.class);
  }

  @Test
  void aListenerThatChokesOnTextFails() {
    GossipMetricsContract contract =
        ListenerUnderContract.counting(event ->
            require(
                !(event instanceof GossipEvent.Rejected rejected) || !rejected.detail().isEmpty()));

    assertThatThrownBy(contract::whatTheNetworkWroteIsTakenAsItIs)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aListenerThatExpectsAnOrderFails() {
    AtomicLong links = new AtomicLong();
    GossipMetricsContract contract =
        ListenerUnderContract.counting(event -> countLinks(event, links));

    assertThatThrownBy(contract::anOrderThatMakesNoSenseIsTaken).isInstanceOf(AssertionError.class);
  }

  @Test
  void aListenerThatLosesEventsFails() {
    GossipMetricsContract contract = ListenerUnderContract.losing();

    assertThatThrownBy(contract::eventsOfManyThreadsAreAllCounted)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aListenerThatWaitsForAReaderFails() {
    CountDownLatch reader = new CountDownLatch(1);
    GossipMetricsContract contract =
        ListenerUnderContract.counting(event -> {
          try {
            reader.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatThrownBy(contract::nobodyWaitsForAListenerThatNobodyReads)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("wait");
    reader.countDown();
  }

  private static void countLinks(GossipEvent event, AtomicLong links) {
    if (event instanceof GossipEvent.LinkOpened) {
      links.incrementAndGet();
    }
    if (event instanceof GossipEvent.LinkClosed) {
      require(links.getAndDecrement() > 0);
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("broken on purpose");
    }
  }
}
