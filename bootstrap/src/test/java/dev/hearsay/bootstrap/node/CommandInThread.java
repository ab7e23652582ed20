// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.bootstrap.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntBiFunction;

/** A command that runs in a thread of its own until it is interrupted. */
final class CommandInThread implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  /** What an operator types after {@code hearsay}. */
  CommandInThread(String... args) {
    this((out, err) -> Main.run(args, out, err));
  }

  /** Whatever writes to these two and returns an exit code. */
  CommandInThread(ToIntBiFunction<PrintWriter, PrintWriter> command) {
    thread = Thread.ofPlatform().daemon().start(() -> exitCode.complete(run(command)));
  }

  private int run(ToIntBiFunction<PrintWriter, PrintWriter> command) {
    return command.applyAsInt(new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** Waits until the command has said {@code text}. */
  void awaitOutput(String text) {
    await().atMost(PATIENCE).until(() -> out().contains(text) || exitCode.isDone());
    assertThat(out()).as(err.toString()).contains(text);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** Waits until the command ends by itself. */
  int awaitEnd() {
    await().atMost(PATIENCE).until(exitCode::isDone);
    return exitCode.join();
  }

  /** Interrupts the command and waits for its end. */
  int interrupt() {
    thread.interrupt();
    return awaitEnd();
  }

  @Override
  public void close() {
    interrupt();
  }
}
