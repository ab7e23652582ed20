// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.msgstore.MessageRules;
import dev.hearsay.domain.msgstore.MessageStore;
import dev.hearsay.domain.msgstore.MessageStoreListener;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.msgstore.Outcome;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A store of heartbeats, each of another author: what an operation costs must not depend on their
 * number.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class MessageStoreBenchmark {

  private static final Now NOW = Samples.now(1);

  @Param({"100", "1000", "10000"})
  private int entries;

  /**
   * Of how many authors, at the most, messages come. With a hundred the processor's caches hold
   * what is touched, however many the store holds.
   */
  @Param({"100", "10000"})
  private int speakers;

  private MessageStore<PkiId, SignedMessage> store;
  private List<SignedMessage> known;
  private List<SignedMessage> newer;
  private int next;

  @Setup
  public void fill() {
    store = newStore();
    known = new ArrayList<>();
    newer = new ArrayList<>();
    for (int author = 0; author < entries; author++) {
      known.add(Samples.signed(Samples.alive(author, 1)));
      newer.add(Samples.signed(Samples.alive(author, 2)));
    }
    known.forEach(message -> store.add(message, NOW));
  }

  private static MessageStore<PkiId, SignedMessage> newStore() {
    return new MessageStore<>(
        MessageStoreSettings.withoutExpiry(1 << 20, 1L << 30),
        MessageRules.signed(MessageStoreBenchmark::author),
        MessageStoreListener.none());
  }

  private static PkiId author(SignedMessage message) {
    return message.content() instanceof Content.AliveMessage alive ? alive.author() : PkiId.NONE;
  }

  private int nextIndex() {
    next = next + 1 < Math.min(entries, speakers) ? next + 1 : 0;
    return next;
  }

  @Benchmark
  public Outcome refuseAKnownOne() {
    return store.add(known.get(nextIndex()), NOW);
  }

  /** A removal and an addition. */
  @Benchmark
  public Outcome removeAndAdd() {
    int index = nextIndex();
    store.remove(author(known.get(index)));
    return store.add(known.get(index), NOW);
  }

  /** A replacement, a removal and an addition. */
  @Benchmark
  public Outcome replaceAndRestore() {
    int index = nextIndex();
    Outcome outcome = store.add(newer.get(index), NOW);
    store.remove(author(newer.get(index)));
    store.add(known.get(index), NOW);
    return outcome;
  }
}
