// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How the embedder's threads reach the node loop. After the end nothing goes there any more: every
 * command fails. Thread-safe.
 */
final class CommandLine {

  private final Consumer<Input> inbox;
  private final Tickets tickets;
  private final BooleanSupplier ended;

  CommandLine(Consumer<Input> inbox, Tickets tickets, BooleanSupplier ended) {
    this.inbox = inbox;
    this.tickets = tickets;
    this.ended = ended;
  }

  /** Hands a command to the node; the stage completes when it was carried out. */
  CompletionStage<Reply> ask(Command command) {
    if (ended.getAsBoolean()) {
      return CompletableFuture.failedStage(Tickets.stopped());
    }
    long ticket = tickets.next();
    CompletionStage<Reply> stage = tickets.await(ticket);
    inbox.accept(new Input.Commanded(ticket, command));
    // The end may have come meanwhile, and passed this ticket by.
    if (ended.getAsBoolean()) {
      tickets.fail(ticket);
    }
    return stage;
  }

  /** Whether nothing is carried out any more. */
  boolean hasEnded() {
    return ended.getAsBoolean();
  }

  /** The same for those who want to know only whether it was done. */
  CompletionStage<Void> order(Command command) {
    return ask(command).thenAccept(reply -> {});
  }

  /** Hands a command to the node without waiting for anything. */
  void tell(Command command) {
    if (!ended.getAsBoolean()) {
      inbox.accept(new Input.Commanded(0, command));
    }
  }
}
