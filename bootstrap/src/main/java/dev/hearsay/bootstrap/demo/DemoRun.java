// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.cli.DemoArguments;
import dev.hearsay.bootstrap.demo.DemoResult.Cost;
import dev.hearsay.bootstrap.demo.DemoResult.Formation;
import dev.hearsay.bootstrap.load.BlockSource;
import dev.hearsay.bootstrap.load.DeliveryReport;
import dev.hearsay.bootstrap.network.Acquaintance;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.LocalNode;
import dev.hearsay.bootstrap.network.ProcessMemory;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One demonstration, from the start of the nodes to its result: obeys commands, watches the network
 * form, publishes blocks once it has, and shows it all. All in the thread that calls {@link #run}.
 */
final class DemoRun {
  private static final Duration WATCH_FORMING = Duration.ofMillis(10);
  private static final Duration WATCH_FORMED = Duration.ofMillis(250);
  private static final Duration REFRESH = Duration.ofMillis(500);

  private final DemoArguments arguments;
  private final LocalNetwork network;
  private final Display display;
  private final BlockingQueue<PromptCommand> commands;
  private final Commands executor;
  private final IdleMeter idle;
  private Formation formation = new Formation.Incomplete();
  private @Nullable BlockSource source;
  private boolean quit;

  /**
   * A demonstration that is not begun.
   *
   * @param commands what a person asks; {@link PromptCommand.Quit} ends it
   */
  DemoRun(
      DemoArguments arguments,
      LocalNetwork network,
      Display display,
      BlockingQueue<PromptCommand> commands) {
    this.arguments = arguments;
    this.network = network;
    this.display = display;
    this.commands = commands;
    this.executor = new Commands(network);
    this.idle = new IdleMeter(arguments.measureIdle());
  }

  /**
   * Runs it to its end.
   *
   * @throws InterruptedException if it is to end early
   */
  DemoResult run() throws InterruptedException {
    long begin = System.nanoTime();
    long lastStart = commands.peek() instanceof PromptCommand.Quit ? begin : network.start();
    Observer observer = new Observer(network, begin);
    long nextShow = begin;
    long pause = 0;
    while (!isOver(begin)) {
      obey(commands.poll(pause, TimeUnit.NANOSECONDS));
      long now = System.nanoTime();
      Acquaintance acquaintance = network.acquaintance();
      watch(acquaintance, lastStart, now);
      pause = Math.min(publish(now), watchNanos());
      if (now - nextShow >= 0) {
        display.show(observer.look(now), status(acquaintance));
        nextShow = now + REFRESH.toNanos();
      }
    }
    display.end(status(network.acquaintance()));
    return result();
  }

  private long watchNanos() {
    boolean waits = formation instanceof Formation.Incomplete || !everythingIsDelivered();
    return (waits ? WATCH_FORMING : WATCH_FORMED).toNanos();
  }

  /** Without somebody who watches, it is over when its goal is met. */
  private boolean isOver(long begin) {
    Duration longest = arguments.duration().plus(arguments.measureIdle());
    return quit
        || System.nanoTime() - begin >= longest.toNanos()
        || (everythingIsDelivered() && !arguments.ui());
  }

  private boolean everythingIsDelivered() {
    return source != null && source.isDone() && network.deliveries().isComplete();
  }

  private void obey(@Nullable PromptCommand command) {
    if (command instanceof PromptCommand.Quit) {
      quit = true;
    } else if (command != null) {
      display.answer(executor.execute(command));
    }
  }

  private void watch(Acquaintance acquaintance, long lastStart, long now) {
    if (formation instanceof Formation.Incomplete && acquaintance.isComplete()) {
      formation = new Formation.Complete(TimeUnit.NANOSECONDS.toMillis(now - lastStart));
    }
    if (source == null && hasFormed()) {
      idle.begin(now);
      if (idle.isDone(now)) {
        source = new BlockSource(arguments.load(), network.blockMaker(), network::publish, now);
      }
    }
  }

  /** Blocks that are published before peers of the channel know each other come by pull only. */
  private boolean hasFormed() {
    return formation instanceof Formation.Complete && network.channelAcquaintance().isComplete();
  }

  /** Publishes what is due; tells after how many nanoseconds there may be more to publish. */
  private long publish(long now) {
    return source == null ? Long.MAX_VALUE : source.publishDue(now);
  }

  private String status(Acquaintance acquaintance) {
    String knowledge =
        acquaintance.isComplete()
            ? "everybody knows everybody"
            : "%d of %d acquaintances".formatted(acquaintance.known(), acquaintance.expected());
    return switch (formation) {
      case Formation.Complete(long millis) ->
          String.format(
              Locale.ROOT, "%s; formed within %.2f s%s", knowledge, millis / 1e3, blocks());
      case Formation.Incomplete incomplete -> knowledge;
    };
  }

  private String blocks() {
    if (source == null || source.published() == 0) {
      return "";
    }
    DeliveryReport report = network.deliveries().report(0);
    return "; %d blocks, %d of %d deliveries"
        .formatted(report.published(), report.deliveries(), report.expected());
  }

  private DemoResult result() {
    Map<Rejection, Long> rejections = new EnumMap<>(Rejection.class);
    for (LocalNode node : network.nodes()) {
      node.tally()
          .rejections()
          .forEach((reason, count) -> rejections.merge(reason, count, Long::sum));
    }
    long dials = network.nodes().stream().mapToLong(node -> node.tally().dials()).sum();
    return new DemoResult(
        arguments.nodes(),
        arguments.orgs(),
        network.transport(),
        formation,
        network.deliveries().report(0),
        source != null && source.published() == arguments.load().blocks(),
        new Cost(dials, rejections, ProcessMemory.peakBytes(), idle.cost()));
  }
}
