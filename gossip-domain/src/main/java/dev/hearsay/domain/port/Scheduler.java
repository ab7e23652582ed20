// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import java.time.Duration;
import java.util.function.Function;

/**
 * Brings a timer back as an input after some time.
 *
 * <p>Timers are values, not code, so that what happened to a node can be written down and replayed.
 * There is no way to cancel: whoever set a timer knows when it comes back whether it still matters.
 *
 * <p>It does not promise punctuality: a timer never comes early, but may come late.
 *
 * @param <T> the timers of one room
 */
@FunctionalInterface
public interface Scheduler<T> {

  /**
   * Brings {@code timer} back once, after {@code delay}; at once if the delay is zero or negative.
   */
  void schedule(Duration delay, T timer);

  /** The scheduler of a room whose timers are wrapped for the node. */
  default <R> Scheduler<R> mapping(Function<? super R, ? extends T> wrap) {
    return (delay, timer) -> schedule(delay, wrap.apply(timer));
  }
}
