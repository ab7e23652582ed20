// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.time.Now;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries out what the embedder wants, and has each command answered once. Owned by the node loop.
 */
final class CommandDesk {

  private final NodeParts parts;
  private final NodePorts ports;
  private final NodeEnvironment environment;
  private final ChannelCommands channels;
  private final Runnable stop;

  /**
   * A desk.
   *
   * @param stop ends the node
   */
  CommandDesk(NodeParts parts, NodePorts ports, NodeEnvironment environment, Runnable stop) {
    this.parts = parts;
    this.ports = ports;
    this.environment = environment;
    this.channels = parts.channelCommands;
    this.stop = stop;
  }

  void carryOut(long ticket, Command command, Now now) {
    switch (command) {
      case Command.Connect(var seed) -> {
        parts.discovery.connect(seed, now);
        done(ticket);
      }
      case Command.UpdateMetadata(var metadata) -> {
        parts.discovery.updateMetadata(metadata, now);
        done(ticket);
      }
      case Command.Suspect(var cleared) -> {
        suspectAllBut(new TreeSet<>(cleared), now);
        done(ticket);
      }
      case Command.JoinChannel(var config) -> channels.join(ticket, config);
      case Command.LeaveChannel(var channel) -> channels.leave(ticket, channel);
      case Command.UpdateLedgerHeight update -> channels.updateLedgerHeight(ticket, update, now);
      case Command.UpdateChaincodes update -> channels.updateChaincodes(ticket, update, now);
      case Command.Gossip(var message) -> channels.gossip(ticket, message, now);
      case Command.SendByCriteria criteria -> parts.ackedSends.begin(ticket, criteria, now);
      case Command.Send send -> {
        send(send, now);
        done(ticket);
      }
      case Command.Respond(var to, var envelope, var lane) -> {
        parts.connections.respond(to, envelope, lane, now);
        done(ticket);
      }
      case Command.Acknowledge(var message, String error) -> {
        parts.connections.acknowledge(message, error, now);
        done(ticket);
      }
      case Command.Subscribe(long subscription, var interest) -> {
        parts.subscribers.add(
            subscription, interest, parts.channels.pastBlocks(interest.channel()));
        done(ticket);
      }
      case Command.SubscribePassThrough(long subscription, var interest) -> {
        parts.subscribers.addPassThrough(subscription, interest);
        done(ticket);
      }
      case Command.SubscriberRead read -> parts.subscribers.read(read, now);
      case Command.Unsubscribe(long subscription) -> {
        parts.subscribers.remove(subscription, now);
        done(ticket);
      }
      case Command.Stop end -> {
        stop.run();
        done(ticket);
      }
    }
  }

  private void done(long ticket) {
    parts.replies.replied(ticket, new Reply.Done());
  }

  private void send(Command.Send send, Now now) {
    for (PeerAddress target : send.targets()) {
      parts.connections.send(target, send.envelope(), send.lane(), now);
    }
  }

  /**
   * Crypto judges by a new configuration: who was trusted before may not be trusted any more, and
   * who was not may be now.
   */
  void configAccepted(Input.ConfigAccepted accepted, Now now) {
    suspectAllBut(new TreeSet<>(), now);
    channels.trusted(accepted.ticket(), accepted.config(), now);
  }

  void configRefused(Input.ConfigRefused refused) {
    channels.refuse(refused.ticket(), refused.config(), refused.detail());
  }

  void configsSettled(Input.ConfigsSettled settled, Now now) {
    channels.settled(settled.ticket(), settled.channel(), now);
  }

  /** Whoever was trusted for a channel's sake only is a stranger now. */
  void trustEnded(Input.TrustEnded trust, Now now) {
    if (trust.ended()) {
      suspectAllBut(new TreeSet<>(), now);
    }
  }

  private void suspectAllBut(Set<PkiId> cleared, Now now) {
    parts.checks.trustChanged();
    parts.blockChecks.trustChanged();
    parts.handshakes.trustChanged();
    for (ValidatedIdentity identity :
        parts.identities.suspects(known -> !cleared.contains(known.pkiId()), now)) {
      environment
          .offload()
          .submit(
              identity.pkiId(),
              () -> new Input.Revalidated(identity, ports.crypto().validate(identity.identity())));
    }
  }
}
