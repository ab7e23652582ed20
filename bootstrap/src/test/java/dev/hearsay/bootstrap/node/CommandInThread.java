// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.bootstrap.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A command that runs in a thread of its own until it is interrupted. */
final class CommandInThread implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  CommandInThread(String... args) {
    thread = Thread.ofPlatform().daemon().start(() -> exitCode.complete(run(args)));
  }

  private int run(String... args) {
    return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** Waits until the command has said {@code text}. */
  void awaitOutput(String text) {
    await().atMost(PATIENCE).until(() -> out().contains(text) || exitCode.isDone());
    assertThat(out()).as(err.toString()).contains(text);
  }

  String out() {
    return out.toString();
  }

  /** Interrupts the command and waits for its end. */
  int interrupt() {
    thread.interrupt();
    await().atMost(PATIENCE).until(exitCode::isDone);
    return exitCode.join();
  }

  @Override
  public void close() {
    interrupt();
  }
}
