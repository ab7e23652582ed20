// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.bootstrap.bench.DisseminationResult.Membership;
import dev.hearsay.bootstrap.bench.DisseminationResult.Taken;
import dev.hearsay.bootstrap.load.BlockSource;
import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.LocalNode;
import dev.hearsay.bootstrap.network.Tally;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One measurement: the network forms; if asked, it idles, first uncounted and then counted; the
 * load runs as warm-up; the load runs and counts; what is on its way arrives. All in the thread
 * that calls {@link #run}, which is to be a platform thread.
 */
final class DisseminationRun {
  private static final Duration FORMING = Duration.ofMinutes(3);
  private static final Duration ARRIVING = Duration.ofMinutes(1);
  private static final Duration AFTER_LAST = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  /** In which the heap is read. */
  private static final int PARTS = 4;

  private final DisseminationArguments arguments;
  private final LocalNetwork network;
  private final Consumer<String> progress;
  private final TimedMaker maker;

  /**
   * A measurement that is not begun.
   *
   * @param network not started
   * @param progress is told one line at the beginning of each phase
   */
  DisseminationRun(
      DisseminationArguments arguments, LocalNetwork network, Consumer<String> progress) {
    this.arguments = arguments;
    this.network = network;
    this.progress = progress;
    this.maker = new TimedMaker(network.blockMaker());
  }

  /**
   * Runs it to its end.
   *
   * @throws InterruptedException if it is to end early
   * @throws NotFormedException if the network does not form within three minutes
   */
  DisseminationResult run() throws InterruptedException, NotFormedException {
    long membershipMillis = form();
    double idle = idle();
    int uncounted = warmUp();
    progress.accept("measuring " + arguments.load().blocks() + " blocks");
    Map<String, Long> before = rejections();
    long makingBefore = maker.cpuNanos();
    try (HeapWatch heap = HeapWatch.start(PARTS)) {
      ResourceMeter meter = ResourceMeter.start(network.nodes());
      double publishSeconds = publish(arguments.load(), published -> heap.enter(partOf(published)));
      pause(AFTER_LAST);
      Resources resources = meter.taken(maker.cpuNanos() - makingBefore);
      await(ARRIVING, network.deliveries()::isComplete);
      return new DisseminationResult(
          arguments,
          new Membership(membershipMillis, dials(), idle),
          network.deliveries().report(uncounted + 1L),
          new Taken(resources, heap.end()),
          publishSeconds,
          since(before));
    }
  }

  private long form() throws InterruptedException, NotFormedException {
    progress.accept("starting");
    long lastStart = network.start();
    boolean known = await(FORMING, () -> network.acquaintance().isComplete());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastStart);
    if (!known || !await(FORMING, () -> network.channelAcquaintance().isComplete())) {
      throw new NotFormedException(
          "the network has not formed within %d minutes: measure fewer nodes"
              .formatted(FORMING.toMinutes()));
    }
    return millis;
  }

  /** Processor time per minute; negative if it is not asked for. */
  private double idle() throws InterruptedException {
    if (arguments.idle().isZero()) {
      return -1;
    }
    progress.accept("idling");
    pause(arguments.warmup());
    ResourceMeter meter = ResourceMeter.start(network.nodes());
    pause(arguments.idle());
    return meter.taken(0).cpuSecondsPerMinute();
  }

  /** How many blocks that took. */
  private int warmUp() throws InterruptedException {
    Load load = arguments.load().lasting(arguments.warmup());
    progress.accept("warming up with " + load.blocks() + " blocks");
    publish(load, _ -> {});
    await(ARRIVING, network.deliveries()::isComplete);
    return load.blocks();
  }

  /**
   * Publishes and returns how many seconds lie between the first block and the last.
   *
   * @param progressed is told how many blocks were published
   */
  private double publish(Load load, IntConsumer progressed) throws InterruptedException {
    long begin = System.nanoTime();
    BlockSource source = new BlockSource(load, maker::next, network::publish, begin);
    long last = begin;
    while (!source.isDone()) {
      long now = System.nanoTime();
      int before = source.published();
      long wait = source.publishDue(now);
      if (source.published() > before) {
        last = now;
        progressed.accept(source.published());
      }
      pause(Math.min(wait, LOOK_AGAIN.toNanos()));
    }
    return (last - begin) / 1e9;
  }

  private int partOf(int published) {
    return (int) ((published - 1L) * PARTS / arguments.load().blocks());
  }

  private long dials() {
    return network.nodes().stream().map(LocalNode::tally).mapToLong(Tally::dials).sum();
  }

  private Map<String, Long> rejections() {
    Map<String, Long> sum = new TreeMap<>();
    for (LocalNode node : network.nodes()) {
      node.tally()
          .rejections()
          .forEach((reason, count) -> sum.merge(reason.name(), count, Long::sum));
    }
    return sum;
  }

  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> growth = new TreeMap<>();
    rejections()
        .forEach((reason, count) -> {
          long grown = count - before.getOrDefault(reason, 0L);
          if (grown > 0) {
            growth.put(reason, grown);
          }
        });
    return growth;
  }

  private static boolean await(Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      pause(LOOK_AGAIN.toNanos());
    }
    return true;
  }

  private static void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      pause(left);
    }
  }

  private static void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("the measurement is to end");
    }
  }
}
