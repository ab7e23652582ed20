// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.AckReport;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The embedder's half of what goes from peer to peer: chooses who qualifies and encodes, on the
 * caller's thread.
 */
final class Sending implements IncomingMessage.Answers {

  private final MessageCodec codec;
  private final CommandLine commands;
  private final Supplier<NodeView> view;

  Sending(MessageCodec codec, CommandLine commands, Supplier<NodeView> view) {
    this.codec = codec;
    this.commands = commands;
    this.view = view;
  }

  CompletionStage<Void> send(GossipMessage message, List<PeerAddress> targets) {
    for (PeerAddress target : targets) {
      if (target.peer().isNone()) {
        throw new IllegalArgumentException("the peer at " + target.endpoint() + " has no PKI-ID");
      }
    }
    return commands.order(new Command.Send(unsigned(message), laneOf(message), targets));
  }

  CompletionStage<AckReport> sendByCriteria(GossipMessage message, SendCriteria criteria) {
    if (commands.hasEnded()) {
      return CompletableFuture.failedStage(Tickets.stopped());
    }
    if (criteria.maxPeers() == 0) {
      return CompletableFuture.completedStage(AckReport.NOBODY);
    }
    // Encoded in vain, so that a message that cannot be is refused here and not on the loop.
    var _ = codec.encode(message);
    try {
      return send(message, criteria, candidates(criteria));
    } catch (UnknownChannelException unknown) {
      return CompletableFuture.failedStage(unknown);
    }
  }

  private CompletionStage<AckReport> send(
      GossipMessage message, SendCriteria criteria, List<PeerAddress> candidates) {
    if (candidates.size() < criteria.minAck()) {
      return CompletableFuture.failedStage(
          new NotEnoughPeersException(criteria, candidates.size()));
    }
    return commands
        .ask(
            new Command.SendByCriteria(
                message, candidates, criteria.maxPeers(), criteria.minAck(), criteria.timeout()))
        .thenApply(reply -> enough(criteria, reply));
  }

  private List<PeerAddress> candidates(SendCriteria criteria) {
    return members(criteria.channel()).stream()
        .filter(criteria.filter())
        .map(member -> new PeerAddress(member.pkiId(), member.preferredEndpoint()))
        .toList();
  }

  private List<NetworkMember> members(ChannelId channel) {
    NodeView now = view.get();
    return channel.isNone()
        ? now.alive()
        : now
            .channel(channel)
            .orElseThrow(() -> new UnknownChannelException(channel))
            .peers()
            .stream()
            .map(ChannelPeer::member)
            .toList();
  }

  private static AckReport enough(SendCriteria criteria, Reply reply) {
    AckReport report = reply instanceof Reply.Acked(AckReport acked) ? acked : AckReport.NOBODY;
    if (report.successes() < criteria.minAck()) {
      throw new NotEnoughAcksException(criteria, report);
    }
    return report;
  }

  @Override
  public CompletionStage<Void> respond(ReceivedMessage to, GossipMessage message) {
    return commands.order(new Command.Respond(to.from(), unsigned(message), laneOf(message)));
  }

  @Override
  public CompletionStage<Void> acknowledge(ReceivedMessage message, String error) {
    return commands.order(new Command.Acknowledge(message, error));
  }

  private Envelope unsigned(GossipMessage message) {
    return Envelope.unsigned(codec.encode(message));
  }

  private static Lane laneOf(GossipMessage message) {
    return Lane.of(message.content());
  }
}
