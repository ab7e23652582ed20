// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.application.node.DrivenNode;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.time.Now;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The production driver: one thread that owns a node and feeds it from its inbox until it has
 * stopped.
 *
 * <p>A step that throws is a bug: the thread ends, and whoever started the node is told.
 */
public final class NodeThread {

  private final DrivenNode node;
  private final Inbox<Input> inbox;
  private final Supplier<Now> clock;
  private final Consumer<Throwable> onBug;
  private final Thread thread;
  private volatile @Nullable Throwable foreignBug;

  /**
   * A driver that is not started.
   *
   * @param onBug takes what a step, or a job of the offload, threw; the node has ended then
   */
  public NodeThread(
      String name,
      DrivenNode node,
      Inbox<Input> inbox,
      Supplier<Now> clock,
      Consumer<Throwable> onBug) {
    this.node = node;
    this.inbox = inbox;
    this.clock = clock;
    this.onBug = onBug;
    this.thread = Thread.ofPlatform().daemon().name("hearsay-node-" + name).unstarted(this::run);
  }

  /** Starts the node. */
  public void start() {
    thread.start();
  }

  /** Makes the node end because of something that was thrown elsewhere on its behalf. */
  public void fail(Throwable bug) {
    foreignBug = bug;
    inbox.putUrgent(new Input.Commanded(0, new Input.Command.Stop()));
  }

  /** Waits until the node has ended, at most {@code millis} milliseconds. */
  public void join(long millis) throws InterruptedException {
    thread.join(millis);
  }

  /** Whether the calling thread is the node's own. */
  public boolean isCurrent() {
    return thread.equals(Thread.currentThread());
  }

  private void run() {
    try {
      node.start(clock.get());
      while (!node.view().stopped()) {
        node.step(inbox.take(), clock.get());
      }
      Throwable bug = foreignBug;
      if (bug != null) {
        onBug.accept(bug);
      }
    } catch (RuntimeException | Error bug) {
      onBug.accept(bug);
    } finally {
      inbox.close();
    }
  }
}
