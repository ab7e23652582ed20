// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.testkit.fault.FaultSchedule;
import java.time.Duration;
import java.util.List;

/**
 * Something that must not have happened.
 *
 * @param rule the invariant
 * @param detail what happened, in one line
 * @param at when, since the beginning of the simulation
 * @param story where it happened
 * @param events what the nodes involved told before, oldest first
 */
public record Violation(String rule, String detail, Duration at, Story story, List<String> events) {

  /**
   * The run in which something happened.
   *
   * @param seed its seed
   * @param schedule its faults
   * @param command the command that tells the same story again
   */
  public record Story(long seed, FaultSchedule schedule, String command) {}

  /** Keeps an unmodifiable copy. */
  public Violation {
    events = List.copyOf(events);
  }

  /** The violation in full: seed, faults, events and how to see it again. */
  @Override
  public String toString() {
    return """
    seed %d violates '%s' after %s: %s
    faults:
    %s
    last events:
    %s
    again: %s\
    """
        .formatted(
            story.seed(),
            rule,
            at,
            detail,
            story.schedule().text().indent(2).stripTrailing(),
            String.join("\n", events).indent(2).stripTrailing(),
            story.command());
  }
}
