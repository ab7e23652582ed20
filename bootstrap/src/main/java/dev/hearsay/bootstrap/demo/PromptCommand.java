// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

/** What a person asks of the demonstration. */
public sealed interface PromptCommand {
  /** Stop a node without a word to the others. */
  record Kill(String node) implements PromptCommand {}

  /** Start a node that was stopped. */
  record Start(String node) implements PromptCommand {}

  /** Show what a node knows of the others. */
  record Peers(String node) implements PromptCommand {}

  /** Show what can be said. */
  record Help() implements PromptCommand {}

  /** End the demonstration. */
  record Quit() implements PromptCommand {}

  /** Nothing: an empty line. */
  record Nothing() implements PromptCommand {}

  /**
   * The line is no command.
   *
   * @param answer one line that says what is wrong and what could be said instead
   */
  record NotUnderstood(String answer) implements PromptCommand {}
}
