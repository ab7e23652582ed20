// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.MessageComparator;
import dev.hearsay.domain.message.MessageComparator.Relation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One comparison of two messages. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ComparatorBenchmark {

  private static final long CAPACITY = 10;

  private final MessageComparator comparator = new MessageComparator(CAPACITY);
  private final Content alive = Samples.alive(7, 1).content();
  private final Content newerAlive = Samples.alive(7, 2).content();
  private final Content block = Samples.block(7, 16).content();
  private final Content laterBlock = Samples.block(30, 16).content();

  @Benchmark
  public Relation heartbeats() {
    return comparator.compare(newerAlive, alive);
  }

  @Benchmark
  public Relation blocks() {
    return comparator.compare(laterBlock, block);
  }
}
