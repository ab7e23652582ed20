// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What all nodes of a process share: a few threads that move bytes, virtual ones that look up host
 * names, and a limit of the dials that run at a time. Made once, closed after the last node. From
 * then on gRPC's own log leaves out what remote nodes do wrong, for that is reported as the ends of
 * links.
 */
public final class GrpcTransports implements AutoCloseable {

  private static final int MOST_THREADS = 4;
  private static final int DIALS_PER_PROCESSOR = 16;
  private static final int WAITING_DIALS = 20_000;
  private static final long QUIET_MILLIS = 0;
  private static final long PATIENCE_MILLIS = 2_000;

  private final EventLoopGroup events;
  private final ExecutorService blocking;
  private final DialTurns dials;

  @SuppressWarnings("unused") // held for its effect
  private final QuietLogs quietLogs = new QuietLogs();

  /** One thread per processor, at most four, and 16 dials at a time per processor. */
  public GrpcTransports() {
    this(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A given number of threads; 16 dials at a time per processor.
   *
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  public GrpcTransports(int threads) {
    this(threads, DIALS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  /**
   * A given number of threads and of dials.
   *
   * @param dials how many dials and pings run at a time, from the connection to the answer of the
   *     ping; the nodes take turns, and no time limit of a dial runs before its turn
   * @throws IllegalArgumentException if one of them is not positive
   */
  public GrpcTransports(int threads, int dials) {
    Checks.positive("number of transport threads", threads);
    this.dials = new DialTurns(dials, WAITING_DIALS);
    events =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("hearsay-grpc", true), NioIoHandler.newFactory());
    blocking =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hearsay-grpc-lookup-", 0).factory());
  }

  EventLoopGroup events() {
    return events;
  }

  Executor blocking() {
    return blocking;
  }

  DialTurns dials() {
    return dials;
  }

  Future<?> schedule(Duration delay, Runnable action) {
    return events.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the threads; waits at most two seconds. */
  @Override
  public void close() {
    blocking.shutdownNow();
    events
        .shutdownGracefully(QUIET_MILLIS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(PATIENCE_MILLIS);
  }
}
