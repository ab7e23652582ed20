// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import java.util.concurrent.CompletionStage;

/**
 * A message as it came in: nobody has checked its tag, its signature or its sender's rights. Proved
 * is only who sent it.
 */
public final class IncomingMessage {

  private final ReceivedMessage received;
  private final Answers answers;

  IncomingMessage(ReceivedMessage received, Answers answers) {
    this.received = received;
    this.answers = answers;
  }

  /** How the answers get back. */
  interface Answers {
    CompletionStage<Void> respond(ReceivedMessage to, GossipMessage message);

    CompletionStage<Void> acknowledge(ReceivedMessage message, String error);
  }

  /** The message and its bytes, with the connection it came on. */
  public ReceivedMessage received() {
    return received;
  }

  /** What it says. */
  public Content content() {
    return received.content();
  }

  /** Who sent it, and the handshake that proves it. */
  public ConnectionInfo from() {
    return received.from();
  }

  /**
   * Answers on the connection that it came on, unsigned (comm §4.3). Never dials: without a
   * connection to that peer the answer is dropped and counted.
   *
   * @return completes when the answer waits to be written
   */
  public CompletionStage<Void> respond(GossipMessage message) {
    return answers.respond(received, message);
  }

  /**
   * Acknowledges it (comm §4.5).
   *
   * @param error why it failed; empty for success
   */
  public CompletionStage<Void> acknowledge(String error) {
    return answers.acknowledge(received, error);
  }
}
