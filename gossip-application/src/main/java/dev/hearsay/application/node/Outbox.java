// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelComm;
import dev.hearsay.domain.connection.Connections;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.DiscoveryComm;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.time.Now;

/**
 * The ways out: the comm adapters of discovery, pull and channels, over the connections. Unsigned
 * messages are encoded here, once.
 */
final class Outbox implements DiscoveryComm, ChannelComm {

  private final MessageCodec codec;
  private final NodeParts parts;

  Outbox(MessageCodec codec, NodeParts parts) {
    this.codec = codec;
    this.parts = parts;
  }

  private Connections connections() {
    return parts.connections;
  }

  @Override
  public void gossip(SignedMessage message, PkiId from, Now now) {
    parts.push.add(message, from, now);
  }

  void deliver(Delivery delivery, Now now) {
    Lane lane = Lane.of(delivery.message().content());
    connections().send(addressOf(delivery.target()), delivery.envelope(), lane, now);
  }

  @Override
  public void send(PeerAddress target, GossipMessage message, Now now) {
    connections().send(target, unsigned(message), Lane.of(message.content()), now);
  }

  @Override
  public void respond(ConnectionInfo to, GossipMessage message, Now now) {
    connections().respond(to, unsigned(message), Lane.of(message.content()), now);
  }

  @Override
  public void respond(ConnectionInfo to, SignedMessage encoded, Now now) {
    connections().respond(to, encoded.envelope(), Lane.of(encoded.content()), now);
  }

  @Override
  public void probe(Endpoint endpoint, Now now) {
    connections().probe(endpoint, now);
  }

  @Override
  public void identify(Endpoint endpoint, Now now) {
    connections().identify(endpoint, now);
  }

  @Override
  public void disconnect(PkiId peer, String reason, Now now) {
    connections().disconnect(peer, reason, now);
  }

  private Envelope unsigned(GossipMessage message) {
    return Envelope.unsigned(codec.encode(message));
  }

  private static PeerAddress addressOf(NetworkMember member) {
    return new PeerAddress(member.pkiId(), member.preferredEndpoint());
  }
}
