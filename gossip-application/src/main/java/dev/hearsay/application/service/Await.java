// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** For those who would rather wait than compose stages. */
public final class Await {

  private Await() {}

  /**
   * What a stage completes with. What it fails with is thrown as it is: for example {@link
   * UnknownChannelException}.
   *
   * @throws TimeoutException if it has not completed after {@code patience}; the command may still
   *     be carried out
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  public static <T> T result(CompletionStage<T> stage, Duration patience)
      throws TimeoutException, InterruptedException {
    try {
      return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw unchecked(failed.getCause());
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      case null -> new IllegalStateException("a stage failed without a cause");
      default -> new IllegalStateException(cause);
    };
  }
}
