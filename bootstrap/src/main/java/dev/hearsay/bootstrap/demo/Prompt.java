// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.demo.PromptCommand.Help;
import dev.hearsay.bootstrap.demo.PromptCommand.Kill;
import dev.hearsay.bootstrap.demo.PromptCommand.NotUnderstood;
import dev.hearsay.bootstrap.demo.PromptCommand.Nothing;
import dev.hearsay.bootstrap.demo.PromptCommand.Peers;
import dev.hearsay.bootstrap.demo.PromptCommand.Quit;
import dev.hearsay.bootstrap.demo.PromptCommand.Start;
import dev.hearsay.bootstrap.settings.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Understands the lines that a person types. A node may be named by its name or its row. */
public final class Prompt {
  /** What can be said, one line each. */
  public static final List<String> HELP =
      List.of(
          "kill NAME   stops a node without a word to the others",
          "start NAME  starts it again",
          "peers NAME  shows what a node knows of the others",
          "q           ends the demonstration",
          "NAME is a node's name or the number of its row");

  private static final List<String> WORDS = List.of("kill", "start", "peers", "help", "q");

  private final List<String> nodes;

  /**
   * A prompt for a network.
   *
   * @param nodes the names of all nodes, in the order of their rows; at least one
   */
  public Prompt(List<String> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** What {@code line} asks for. Total: any line is a command or is answered. */
  public PromptCommand understand(String line) {
    String[] words = line.strip().split("\\s+", 3);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "" -> new Nothing();
      case "kill", "stop" -> withNode(words, Kill::new);
      case "start" -> withNode(words, Start::new);
      case "peers" -> withNode(words, Peers::new);
      case "help", "?" -> new Help();
      case "q", "quit", "exit" -> new Quit();
      default ->
          new NotUnderstood(
              "'%s' is no command: did you mean '%s'? 'help' lists all"
                  .formatted(words[0], Nearest.to(words[0], WORDS)));
    };
  }

  private PromptCommand withNode(String[] words, Function<String, PromptCommand> command) {
    if (words.length != 2) {
      return new NotUnderstood(
          "'%s' takes one name, for example '%s %s'"
              .formatted(words[0], words[0], nodes.getFirst()));
    }
    return find(words[1])
        .map(command)
        .orElseGet(() ->
            new NotUnderstood(
                "there is no node '%s': did you mean '%s'?"
                    .formatted(words[1], Nearest.to(words[1], nodes))));
  }

  private Optional<String> find(String name) {
    if (name.matches("[1-9]\\d{0,5}")) {
      int row = Integer.parseInt(name);
      return row <= nodes.size() ? Optional.of(nodes.get(row - 1)) : Optional.empty();
    }
    return nodes.stream().filter(name::equalsIgnoreCase).findFirst();
  }
}
