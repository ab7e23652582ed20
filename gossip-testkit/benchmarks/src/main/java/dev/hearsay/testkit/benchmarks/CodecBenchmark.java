// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
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

/** Encoding and decoding of a block of 1 KiB and of a heartbeat. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class CodecBenchmark {

  private final GossipMessage block = Samples.block(7, 1_024);
  private final Envelope blockOnTheWire = Samples.unsigned(block).envelope();
  private final GossipMessage alive = Samples.alive(7, 1);
  private final Envelope aliveOnTheWire = Samples.signed(alive).envelope();

  @Benchmark
  public Bytes encodeBlock() {
    return Samples.CODEC.encode(block);
  }

  @Benchmark
  public Decoded<SignedMessage> decodeBlock() {
    return Samples.CODEC.decode(blockOnTheWire);
  }

  @Benchmark
  public Bytes encodeAlive() {
    return Samples.CODEC.encode(alive);
  }

  @Benchmark
  public Decoded<SignedMessage> decodeAlive() {
    return Samples.CODEC.decode(aliveOnTheWire);
  }
}
