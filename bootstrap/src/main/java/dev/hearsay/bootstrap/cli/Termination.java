// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a command that runs for long end in good order when the process is asked to, with the exit
 * code of its own choice: Ctrl-C is not a failure.
 *
 * <p>Install it before anything that must be cleaned up, close it after that.
 */
public final class Termination implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Runnable whenAsked;
  private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
  private final Thread hook = new Thread(this::endProcess, "hearsay-termination");
  private int exitCode = ExitCodes.GOAL_MISSED;

  private Termination(Runnable whenAsked) {
    this.whenAsked = whenAsked;
  }

  /**
   * Listens from now on.
   *
   * @param whenAsked makes the command end soon; called on another thread, at most once
   */
  public static Termination listen(Runnable whenAsked) {
    Termination termination = new Termination(whenAsked);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /** The exit code, should the process have been asked to end; a failure unless told otherwise. */
  public int exitWith(int code) {
    exitCode = code;
    return code;
  }

  /** The command has cleaned up. */
  @Override
  public void close() {
    outcome.complete(exitCode);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already and takes the outcome from here
    }
  }

  /** An exit code of the JVM's own choice cannot be changed but by halting. */
  private void endProcess() {
    whenAsked.run();
    int code = awaitOutcome();
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private int awaitOutcome() {
    try {
      return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return ExitCodes.GOAL_MISSED;
    }
  }
}
