// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.rehearsal.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingEmitterTest {

  private static final Duration LATENCY = Duration.ofMillis(10);

  private final VirtualTime time = new VirtualTime();
  private final List<List<String>> batches = new ArrayList<>();
  private final List<BatchingEmitter<String>> emitters = new ArrayList<>();

  private BatchingEmitter<String> emitter(int iterations, int burst, int maxPending) {
    return emitter(EmitterSettings.of(iterations, burst, LATENCY, maxPending));
  }

  private BatchingEmitter<String> emitter(EmitterSettings settings) {
    BatchingEmitter<String> emitter =
        new BatchingEmitter<>(
            settings,
            String::length,
            time.scheduler((timer, now) -> emitters.getFirst().timer(timer, now)),
            (batch, now) -> batches.add(batch));
    emitters.add(emitter);
    return emitter;
  }

  /** The silence before the first message is over: what comes now is collected. */
  private BatchingEmitter<String> busy(BatchingEmitter<String> emitter) {
    emitter.add("first", time.now());
    batches.clear();
    return emitter;
  }

  @Test
  void aMessageThatComesInSilenceLeavesAtOnce() {
    BatchingEmitter<String> emitter = emitter(1, 10, 100);
    emitter.add("a", time.now());
    assertThat(batches).containsExactly(List.of("a"));

    time.advance(LATENCY);
    emitter.add("b", time.now());
    assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    assertThat(time.pending()).isZero();
  }

  @Test
  void aMessageThatFollowsLeavesWhenTheLatencySinceTheLastBatchIsOver() {
    BatchingEmitter<String> emitter = busy(emitter(1, 10, 100));
    time.advance(Duration.ofMillis(3));
    emitter.add("a", time.now());

    time.advance(Duration.ofMillis(7).minusNanos(1));
    assertThat(batches).isEmpty();
    time.advance(Duration.ofNanos(1));
    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void whatFollowsTogetherLeavesTogetherOldestFirst() {
    BatchingEmitter<String> emitter = busy(emitter(1, 10, 100));
    emitter.add("a", time.now());
    time.advance(Duration.ofMillis(3));
    emitter.add("b", time.now());
    time.advance(LATENCY);

    assertThat(batches).containsExactly(List.of("a", "b"));
    assertThat(emitter.size()).isZero();
  }

  @Test
  void aFullBurstLeavesAtOnceAndTheLatencyBeginsAnew() {
    BatchingEmitter<String> emitter = busy(emitter(1, 3, 100));
    time.advance(Duration.ofMillis(4));
    List.of("a", "b", "c", "d").forEach(m -> emitter.add(m, time.now()));

    assertThat(batches).containsExactly(List.of("a", "b", "c"));
    time.advance(LATENCY.minusNanos(1));
    assertThat(batches).hasSize(1);
    time.advance(Duration.ofNanos(1));
    assertThat(batches).containsExactly(List.of("a", "b", "c"), List.of("d"));
  }

  @Test
  void aTimerThatComesAfterABurstWaitsForTheRest() {
    BatchingEmitter<String> emitter = busy(emitter(1, 2, 100));
    emitter.add("a", time.now());
    time.advance(Duration.ofMillis(6));
    emitter.add("b", time.now());
    emitter.add("c", time.now());

    time.advance(Duration.ofMillis(4));
    assertThat(batches).containsExactly(List.of("a", "b"));
    time.advance(Duration.ofMillis(6));
    assertThat(batches).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(time.pending()).isZero();
  }

  @Test
  void underSteadyLoadNoMessageWaitsLongerThanTheLatencyAndBatchesKeepTheirDistance() {
    List<Long> departures = new ArrayList<>();
    List<Long> waits = new ArrayList<>();
    List<BatchingEmitter<Long>> self = new ArrayList<>();
    BatchingEmitter<Long> emitter =
        new BatchingEmitter<>(
            EmitterSettings.of(1, 100, LATENCY, 1_000),
            m -> 1,
            time.scheduler((timer, now) -> self.getFirst().timer(timer, now)),
            (batch, now) -> {
              departures.add(now.elapsedNanos());
              batch.forEach(arrival -> waits.add(now.elapsedNanos() - arrival));
            });
    self.add(emitter);
    for (int i = 0; i < 1_000; i++) {
      time.advance(Duration.ofNanos(100_000 + (i * 7919L) % 3_000_000));
      emitter.add(time.now().elapsedNanos(), time.now());
    }
    time.advance(LATENCY);

    assertThat(waits).hasSize(1_000).allSatisfy(w -> assertThat(w).isBetween(0L, nanos()));
    for (int i = 1; i < departures.size(); i++) {
      assertThat(departures.get(i) - departures.get(i - 1)).isGreaterThanOrEqualTo(nanos());
    }
  }

  private static long nanos() {
    return LATENCY.toNanos();
  }

  @Test
  void theSameMessageMayLeaveTwiceInOneBatchBecauseNothingIsDeduplicatedHere() {
    BatchingEmitter<String> emitter = busy(emitter(1, 2, 100));
    emitter.add("a", time.now());
    emitter.add("a", time.now());

    assertThat(batches).containsExactly(List.of("a", "a"));
  }

  @Test
  void withMoreIterationsEachMessageLeavesThatOftenOneLatencyApart() {
    emitter(3, 10, 100).add("a", time.now());
    assertThat(batches).hasSize(1);
    time.advance(LATENCY);
    assertThat(batches).hasSize(2);
    time.advance(LATENCY.multipliedBy(10));

    assertThat(batches).containsExactly(List.of("a"), List.of("a"), List.of("a"));
  }

  @Test
  void whileABurstIsHeldForFurtherIterationsEveryAdditionEmits() {
    BatchingEmitter<String> emitter = emitter(2, 2, 100);
    List.of("a", "b", "c", "d").forEach(m -> emitter.add(m, time.now()));

    assertThat(batches)
        .containsExactly(List.of("a"), List.of("a", "b"), List.of("b", "c"), List.of("c", "d"));
    assertThat(emitter.size()).isEqualTo(1);
  }

  @Test
  void withoutIterationsNothingIsTaken() {
    BatchingEmitter<String> emitter = emitter(0, 1, 100);
    emitter.add("a", time.now());

    assertThat(batches).isEmpty();
    assertThat(emitter.size()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void aFullBufferLosesItsOldestAndSaysSo() {
    BatchingEmitter<String> emitter = emitter(9, 2, 2);

    assertThat(emitter.add("a", time.now())).isZero();
    assertThat(emitter.add("b", time.now())).isZero();
    assertThat(emitter.add("c", time.now())).isEqualTo(1);
    assertThat(batches).containsExactly(List.of("a"), List.of("a", "b"), List.of("b", "c"));
  }

  @Test
  void aBufferThatIsTooHeavyLosesItsOldestButAlwaysTakesOne() {
    EmitterSettings light = new EmitterSettings(1, 10, LATENCY, 100, 5);
    BatchingEmitter<String> emitter = busy(emitter(light));
    assertThat(emitter.add("aa", time.now())).isZero();
    assertThat(emitter.add("bbb", time.now())).isZero();

    assertThat(emitter.add("cc", time.now())).isEqualTo(1);
    assertThat(emitter.add("heavier than all", time.now())).isEqualTo(2);
    assertThat(emitter.pendingBytes()).isEqualTo(16);
  }

  @Test
  void whatWaitsIsCountedInMessagesAndBytes() {
    BatchingEmitter<String> emitter = busy(emitter(1, 3, 100));
    assertThat(emitter.pendingBytes()).isZero();

    emitter.add("aa", time.now());
    emitter.add("bbb", time.now());
    assertThat(emitter.size()).isEqualTo(2);
    assertThat(emitter.pendingBytes()).isEqualTo(5);

    emitter.add("c", time.now());
    assertThat(emitter.size()).isZero();
    assertThat(emitter.pendingBytes()).isZero();
  }

  @Test
  void whatIsHeldForFurtherIterationsStillCounts() {
    BatchingEmitter<String> emitter = emitter(2, 10, 100);
    emitter.add("aa", time.now());
    assertThat(emitter.pendingBytes()).isEqualTo(2);

    time.advance(LATENCY);
    assertThat(emitter.pendingBytes()).isZero();
  }

  @Test
  void afterStopNothingLeavesAndNothingWaits() {
    BatchingEmitter<String> emitter = busy(emitter(1, 2, 100));
    emitter.add("a", time.now());
    emitter.stop();
    emitter.add("b", time.now());
    emitter.add("c", time.now());
    time.advance(LATENCY.multipliedBy(2));

    assertThat(batches).isEmpty();
    assertThat(emitter.pendingBytes()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void theReceiverOfABatchMayAddMore() {
    List<BatchingEmitter<String>> self = new ArrayList<>();
    BatchingEmitter<String> emitter =
        new BatchingEmitter<>(
            EmitterSettings.of(1, 1, LATENCY, 1),
            String::length,
            time.scheduler((timer, now) -> {}),
            (batch, now) -> {
              batches.add(batch);
              if (batch.equals(List.of("a"))) {
                self.getFirst().add("b", now);
              }
            });
    self.add(emitter);
    emitter.add("a", time.now());

    assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    assertThat(emitter.size()).isZero();
  }

  @Test
  void unbatchedEveryMessageLeavesAtOnceAndOnceUnlessPushingIsOff() {
    BatchingEmitter<String> emitter = emitter(EmitterSettings.of(3, 10, LATENCY, 100).unbatched());
    List.of("a", "b").forEach(m -> emitter.add(m, time.now()));

    assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    assertThat(EmitterSettings.of(0, 10, LATENCY, 100).unbatched().iterations()).isZero();
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmitterSettings.of(-1, 1, LATENCY, 1))
        .withMessageContaining("propagateIterations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmitterSettings.of(1, 0, LATENCY, 1))
        .withMessageContaining("maxPropagationBurstSize");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmitterSettings.of(1, 1, Duration.ZERO, 1))
        .withMessageContaining("maxPropagationBurstLatency");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmitterSettings.of(1, 5, LATENCY, 4))
        .withMessageContaining("maxPending");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmitterSettings(1, 1, LATENCY, 1, 0))
        .withMessageContaining("maxPendingBytes");
  }
}
