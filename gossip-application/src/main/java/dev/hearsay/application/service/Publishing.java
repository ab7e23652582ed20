// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.SigningRules;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.trust.MessageSigner;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The embedder's half of {@code gossip}: judges the message, encodes and signs it on the caller's
 * thread, and bounds the bytes of those who do not await the stages.
 */
final class Publishing {

  /** Of the bytes that may wait to be pushed. */
  private static final int TIMES_THE_BOUND = 4;

  private final MessageCodec codec;
  private final MessageSigner signer;
  private final CommandLine commands;
  private final long maxOpenBytes;
  private final AtomicLong openBytes = new AtomicLong();

  Publishing(NodePorts ports, CommandLine commands, long maxUnpushedBytes) {
    this.codec = ports.codec();
    this.signer = new MessageSigner(ports.crypto(), ports.codec());
    this.commands = commands;
    this.maxOpenBytes = Math.multiplyExact(TIMES_THE_BOUND, maxUnpushedBytes);
  }

  CompletionStage<Void> gossip(GossipMessage message) {
    requireSpreadable(message);
    SignedMessage sealed = seal(message);
    int bytes = sealed.envelope().weight();
    long before = openBytes.getAndAdd(bytes);
    if (before > maxOpenBytes) {
      openBytes.addAndGet(-bytes);
      return CompletableFuture.failedStage(
          new RejectedExecutionException(
              before + " bytes are not pushed yet: await the stages of gossip"));
    }
    return commands
        .order(new Command.Gossip(sealed))
        .whenComplete((done, failure) -> openBytes.addAndGet(-bytes));
  }

  private static void requireSpreadable(GossipMessage message) {
    String name = message.content().getClass().getSimpleName();
    if (!isSpread(message.content())) {
      throw new IllegalArgumentException(
          name + " is not spread by gossip: the node makes it itself, or send() delivers it");
    }
    TagRules.requireLegal(message);
  }

  /**
   * Membership, identities and state infos are the node's own affair, the rest goes to one peer.
   */
  private static boolean isSpread(Content content) {
    return content instanceof Content.DataMessage || content instanceof Content.LeadershipMessage;
  }

  private SignedMessage seal(GossipMessage message) {
    return SigningRules.isSigned(message.content())
        ? signer.sign(message, Optional.empty())
        : new SignedMessage(Envelope.unsigned(codec.encode(message)), message);
  }
}
