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
    BatchingEmitter<String> emitter =
        new BatchingEmitter<>(
            new EmitterSettings(iterations, burst, LATENCY, maxPending),
            time.scheduler((timer, now) -> emitters.getFirst().timer(timer, now)),
            (batch, now) -> batches.add(batch));
    emitters.add(emitter);
    return emitter;
  }

  @Test
  void aLoneMessageLeavesAfterTheLatency() {
    emitter(1, 10, 100).add("a", time.now());

    time.advance(LATENCY.minusNanos(1));
    assertThat(batches).isEmpty();
    time.advance(Duration.ofNanos(1));
    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void messagesThatComeTogetherLeaveTogetherOldestFirst() {
    BatchingEmitter<String> emitter = emitter(1, 10, 100);
    emitter.add("a", time.now());
    time.advance(Duration.ofMillis(3));
    emitter.add("b", time.now());
    time.advance(LATENCY);

    assertThat(batches).containsExactly(List.of("a", "b"));
    assertThat(emitter.size()).isZero();
  }

  @Test
  void aFullBurstLeavesAtOnce() {
    BatchingEmitter<String> emitter = emitter(1, 3, 100);
    List.of("a", "b", "c", "d").forEach(m -> emitter.add(m, time.now()));

    assertThat(batches).containsExactly(List.of("a", "b", "c"));
    time.advance(LATENCY);
    assertThat(batches).containsExactly(List.of("a", "b", "c"), List.of("d"));
  }

  @Test
  void theSameMessageMayLeaveTwiceInOneBatchBecauseNothingIsDeduplicatedHere() {
    BatchingEmitter<String> emitter = emitter(1, 2, 100);
    emitter.add("a", time.now());
    emitter.add("a", time.now());

    assertThat(batches).containsExactly(List.of("a", "a"));
  }

  @Test
  void withMoreIterationsEachMessageLeavesThatOften() {
    emitter(3, 10, 100).add("a", time.now());
    time.advance(LATENCY.multipliedBy(10));

    assertThat(batches).containsExactly(List.of("a"), List.of("a"), List.of("a"));
  }

  @Test
  void whileABurstIsHeldForFurtherIterationsEveryAdditionEmits() {
    BatchingEmitter<String> emitter = emitter(2, 2, 100);
    List.of("a", "b", "c").forEach(m -> emitter.add(m, time.now()));

    assertThat(batches).containsExactly(List.of("a", "b"), List.of("a", "b", "c"));
    assertThat(emitter.size()).isEqualTo(1);
  }

  @Test
  void withoutIterationsNothingIsTaken() {
    BatchingEmitter<String> emitter = emitter(0, 1, 100);
    emitter.add("a", time.now());

    assertThat(emitter.size()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void aFullBufferLosesItsOldestAndSaysSo() {
    BatchingEmitter<String> emitter = emitter(9, 2, 2);

    assertThat(emitter.add("a", time.now())).isZero();
    assertThat(emitter.add("b", time.now())).isZero();
    assertThat(emitter.add("c", time.now())).isEqualTo(1);
    assertThat(batches).containsExactly(List.of("a", "b"), List.of("b", "c"));
  }

  @Test
  void afterStopNothingLeaves() {
    BatchingEmitter<String> emitter = emitter(1, 2, 100);
    emitter.add("a", time.now());
    emitter.stop();
    emitter.add("b", time.now());
    emitter.add("c", time.now());
    time.advance(LATENCY.multipliedBy(2));

    assertThat(batches).isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void theReceiverOfABatchMayAddMore() {
    List<BatchingEmitter<String>> self = new ArrayList<>();
    BatchingEmitter<String> emitter =
        new BatchingEmitter<>(
            new EmitterSettings(1, 1, LATENCY, 1),
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
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmitterSettings(-1, 1, LATENCY, 1))
        .withMessageContaining("propagateIterations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmitterSettings(1, 0, LATENCY, 1))
        .withMessageContaining("maxPropagationBurstSize");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmitterSettings(1, 1, Duration.ZERO, 1))
        .withMessageContaining("maxPropagationBurstLatency");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmitterSettings(1, 5, LATENCY, 4))
        .withMessageContaining("maxPending");
  }
}
