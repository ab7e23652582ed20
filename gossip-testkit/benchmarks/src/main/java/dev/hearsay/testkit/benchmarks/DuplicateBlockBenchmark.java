// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.block.BlockListener;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.block.BlockPeers;
import dev.hearsay.domain.block.BlockPorts;
import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.block.ChannelBlocks;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.VerifiedBlock;
import java.util.ArrayDeque;
import java.util.Deque;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One more copy of a block of 1 KiB that was delivered already, or is being checked. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DuplicateBlockBenchmark {

  private static final Now NOW = Samples.now(1);
  private static final ValidatedIdentity PEER = Samples.peer(1);
  private static final int BLOCK_BYTES = 1_024;

  private record Pending(BlockCheck check, BlockOrigin origin) {}

  @Param({"100", "10000"})
  private int delivered;

  private final LastEvent events = new LastEvent();
  private final TrustingCrypto crypto = new TrustingCrypto(Samples.peer(0));
  private final BlockVerifier verifier = new BlockVerifier(crypto);
  private final Deque<Pending> pending = new ArrayDeque<>();
  private ChannelBlocks blocks;
  private ReceivedMessage known;
  private ReceivedMessage beingChecked;
  private int checksNeeded;

  private static final class NoListener implements BlockListener {
    @Override
    public void delivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now) {}

    @Override
    public void givenUp(long from, long to, Now now) {}

    @Override
    public void forward(SignedMessage message, PkiId from, Now now) {}
  }

  /** There is nobody to ask for blocks. */
  private static final class Nobody implements BlockPeers {
    @Override
    public List<PeerAddress> all() {
      return List.of();
    }

    @Override
    public List<PeerAddress> above(long height) {
      return List.of();
    }
  }

  @Setup
  public void deliver() {
    blocks = newBlocks();
    for (int number = 0; number < delivered; number++) {
      blocks.pushed(copyOf(number), NOW);
      answer();
    }
    blocks.pushed(copyOf(delivered), NOW);
    known = copyOf(delivered / 2);
    beingChecked = copyOf(delivered);
    checksNeeded = crypto.checks();
  }

  private ChannelBlocks newBlocks() {
    return new ChannelBlocks(
        Samples.CHANNEL,
        BlockSettings.defaults(),
        new BlockPorts(
            new NoComm(),
            new Nobody(),
            (check, origin) -> pending.add(new Pending(check, origin)),
            Samples.CODEC,
            (delay, timer) -> {},
            new FixedRandomness(),
            events,
            new NoListener()));
  }

  private static ReceivedMessage copyOf(long number) {
    SignedMessage message = Samples.unsigned(Samples.block(number, BLOCK_BYTES));
    return Samples.received(Samples.copy(message), PEER);
  }

  private void answer() {
    Pending next = pending.remove();
    blocks.checked(next.origin(), verifier.verify(next.check()), NOW);
  }

  @TearDown
  public void nothingWasCheckedAgain() {
    if (pending.size() != 1 || crypto.checks() != checksNeeded) {
      throw new IllegalStateException(pending.size() + " checks of duplicates were asked for");
    }
  }

  @Benchmark
  public void ofADeliveredBlock() {
    blocks.pushed(known, NOW);
  }

  /** With the decoding, which a transport thread does: a copy that no cache knows. */
  @Benchmark
  public void decodedAnew() {
    blocks.pushed(Samples.received(Samples.decode(known.signed().envelope()), PEER), NOW);
  }

  @Benchmark
  public void ofABlockThatIsBeingChecked() {
    blocks.pushed(beingChecked, NOW);
  }
}
