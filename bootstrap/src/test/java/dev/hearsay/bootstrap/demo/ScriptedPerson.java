// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/** Watches a demonstration, and types the next command when the one before has shown its effect. */
final class ScriptedPerson implements Display {
  private final Queue<PromptCommand> commands;
  private final List<Step> script = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private String farewell = "";

  private record Step(Predicate<DemoSnapshot> when, PromptCommand command) {}

  ScriptedPerson(Queue<PromptCommand> commands) {
    this.commands = commands;
  }

  ScriptedPerson types(PromptCommand command, Predicate<DemoSnapshot> when) {
    script.add(new Step(when, command));
    return this;
  }

  @Override
  public void show(DemoSnapshot snapshot, String status) {
    if (!script.isEmpty() && script.getFirst().when().test(snapshot)) {
      commands.add(script.removeFirst().command());
    }
  }

  @Override
  public void answer(List<String> lines) {
    answers.addAll(lines);
  }

  @Override
  public void end(String status) {
    farewell = status;
  }

  boolean isDone() {
    return script.isEmpty();
  }

  List<String> answers() {
    return answers;
  }

  String farewell() {
    return farewell;
  }
}
