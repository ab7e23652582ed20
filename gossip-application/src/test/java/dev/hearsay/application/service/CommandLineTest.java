// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private static final Command COMMAND = new Command.UpdateMetadata(Bytes.utf8("new"));

  private final List<Input> inbox = new ArrayList<>();
  private final Tickets tickets = new Tickets();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CommandLine commands = new CommandLine(inbox::add, tickets, ended::get);

  @Test
  void aCommandWaitsForItsReply() {
    CompletionStage<Reply> asked = commands.ask(COMMAND);

    assertThat(asked.toCompletableFuture()).isNotDone();
    long ticket = ((Input.Commanded) inbox.getFirst()).ticket();
    tickets.replied(ticket, new Reply.Done());
    assertThat(asked.toCompletableFuture().join()).isEqualTo(new Reply.Done());
  }

  @Test
  void afterTheEndEveryCommandFailsAndNothingReachesTheInbox() {
    ended.set(true);

    CompletionStage<Reply> asked = commands.ask(COMMAND);
    CompletionStage<Void> ordered = commands.order(COMMAND);
    commands.tell(COMMAND);

    assertFailed(asked);
    assertFailed(ordered);
    assertThat(inbox).isEmpty();
  }

  @Test
  void aCommandThatMeetsTheEndOnItsWayFails() {
    CommandLine tooLate = new CommandLine(input -> ended.set(true), tickets, ended::get);

    assertFailed(tooLate.ask(COMMAND));
  }

  private static void assertFailed(CompletionStage<?> stage) {
    assertThatThrownBy(() -> stage.toCompletableFuture().join())
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }
}
