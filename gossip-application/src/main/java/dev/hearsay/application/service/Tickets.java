// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** The commands that wait for the node's reply. Thread-safe. */
final class Tickets {

  private final AtomicLong last = new AtomicLong();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();

  /** A number that was not used before. */
  long next() {
    return last.incrementAndGet();
  }

  /** The stage of a command; fails with the exception that its refusal stands for. */
  CompletionStage<Reply> await(long ticket) {
    CompletableFuture<Reply> stage = new CompletableFuture<>();
    waiting.put(ticket, stage);
    return stage.minimalCompletionStage();
  }

  /** The node has replied; what depends on the stage does not run on the node's thread. */
  void replied(long ticket, Reply reply) {
    CompletableFuture<Reply> stage = waiting.remove(ticket);
    if (stage != null) {
      var _ = stage.completeAsync(() -> orThrow(reply));
    }
  }

  private static Reply orThrow(Reply reply) {
    return switch (reply) {
      case Reply.Done done -> done;
      case Reply.Acked acked -> acked;
      case Reply.UnknownChannel(var channel) -> throw new UnknownChannelException(channel);
      case Reply.UnusableConfig(var channel, String detail) ->
          throw new IllegalArgumentException(
              "the configuration of channel '" + channel + "' cannot be used: " + detail);
      case Reply.TooManyWaiting(int waiting) ->
          throw new RejectedExecutionException(
              waiting + " publishers wait already: await the stages of gossip");
    };
  }

  /** The node will not reply. */
  void fail(long ticket) {
    CompletableFuture<Reply> stage = waiting.remove(ticket);
    if (stage != null) {
      stage.completeExceptionally(stopped());
    }
  }

  /** The node will not reply to anybody. */
  void failAll() {
    List.copyOf(waiting.keySet()).forEach(this::fail);
  }

  static IllegalStateException stopped() {
    return new IllegalStateException("the node has stopped");
  }
}
