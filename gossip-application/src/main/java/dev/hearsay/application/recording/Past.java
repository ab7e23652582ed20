// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import java.util.List;

/** What the world answered when a step was recorded, to be answered again in the same order. */
final class Past {

  private List<Long> answers = List.of();
  private int next;

  /** Begins a step. */
  void begin(List<Long> recorded) {
    answers = recorded;
    next = 0;
  }

  /**
   * The next answer.
   *
   * @throws DifferentPastException if the world was not asked as often
   */
  long answer() {
    if (next == answers.size()) {
      throw new DifferentPastException(
          "it asks for chance, or writes, more often than the " + next + " times recorded");
    }
    return answers.get(next++);
  }

  /**
   * Checks that everything was asked for.
   *
   * @throws DifferentPastException if something was not
   */
  void end() {
    if (next < answers.size()) {
      throw new DifferentPastException(
          "it asks for chance, or writes, %d times instead of %d".formatted(next, answers.size()));
    }
  }
}
