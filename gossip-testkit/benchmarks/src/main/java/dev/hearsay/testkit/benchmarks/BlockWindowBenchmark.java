// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.msgstore.BlockWindow;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.msgstore.Outcome;
import dev.hearsay.domain.time.Now;
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

/** The newest blocks of a channel: the next one comes and the oldest goes, or one is known. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class BlockWindowBenchmark {

  private static final Now NOW = Samples.now(1);
  private static final int WEIGHT = 1_100;

  @Param({"100", "1000", "10000"})
  private int entries;

  private BlockWindow<Bytes> window;
  private long highest;

  @Setup
  public void fill() {
    window = new BlockWindow<>(MessageStoreSettings.withoutExpiry(entries, 1L << 40));
    highest = 0;
    while (highest < entries) {
      takeTheNext();
    }
  }

  @Benchmark
  public Outcome takeTheNext() {
    return window.add(++highest, Bytes.EMPTY, WEIGHT, NOW);
  }

  @Benchmark
  public Outcome refuseAKnownOne() {
    return window.add(highest - entries / 2, Bytes.EMPTY, WEIGHT, NOW);
  }
}
