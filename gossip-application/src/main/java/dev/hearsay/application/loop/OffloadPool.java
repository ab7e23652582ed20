// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Offload;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The platform threads that do the slow work of all nodes of a process.
 *
 * <p>Jobs are spread over a fixed number of strands by their lane; a strand runs one job at a time,
 * so that jobs of one lane answer in order. Two lanes may share a strand. After {@link #close()}
 * jobs are dropped.
 */
public final class OffloadPool implements AutoCloseable {

  private static final int STRANDS_PER_THREAD = 32;

  private final ExecutorService threads;
  private final List<Strand> strands;

  /** Starts {@code threadCount} threads. */
  public OffloadPool(int threadCount) {
    threads =
        Executors.newFixedThreadPool(
            threadCount, Thread.ofPlatform().daemon().name("hearsay-offload-", 0).factory());
    strands = new ArrayList<>();
    for (int i = 0; i < threadCount * STRANDS_PER_THREAD; i++) {
      strands.add(new Strand());
    }
  }

  /**
   * The offload of one node.
   *
   * @param node sets its lanes apart from those of other nodes
   * @param answers takes each answer, on a thread of the pool
   * @param failures takes what a job threw: a bug, which stops the node
   */
  public <A> Offload<A> forNode(
      Object node, Consumer<? super A> answers, Consumer<? super Throwable> failures) {
    return (lane, job) ->
        strandOf(node, lane)
            .run(() -> {
              try {
                answers.accept(job.get());
              } catch (RuntimeException | Error bug) {
                failures.accept(bug);
              }
            });
  }

  private Strand strandOf(Object node, Object lane) {
    int mixed = (31 * node.hashCode() + lane.hashCode()) * 0x9E3779B9;
    return strands.get(Math.floorMod(mixed >>> 8, strands.size()));
  }

  /** Drops what waits and ends the threads after their present jobs. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Runs jobs one after the other on the threads of the pool. */
  private final class Strand implements Runnable {

    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    void run(Runnable job) {
      jobs.add(job);
      if (pending.getAndIncrement() == 0) {
        schedule();
      }
    }

    private void schedule() {
      try {
        threads.execute(this);
      } catch (RejectedExecutionException closed) {
        jobs.clear();
      }
    }

    @Override
    public void run() {
      Runnable job = jobs.poll();
      if (job != null) {
        job.run();
      }
      if (pending.decrementAndGet() > 0) {
        schedule();
      }
    }
  }

  /** The threads that a machine of this size should give. */
  public static int defaultThreads() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }
}
