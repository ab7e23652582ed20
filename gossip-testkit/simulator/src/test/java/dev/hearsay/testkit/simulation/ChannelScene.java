// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A channel of three nodes of one organization, maybe with nodes of another, and two who speak by
 * hand to one of the three: what they say is refused by its name, and afterwards blocks flow as
 * before.
 */
class ChannelScene {

  static final ChannelId CHANNEL = Channels.CHANNEL;

  private static final Duration FORMATION = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  final Simulation simulation;
  final List<SimulatedNode> nodes;
  final List<SimulatedNode> foreigners;
  final SimulatedNode publisher;
  final SimulatedNode victim;
  final SimulatedNode witness;
  final Channels channel;
  final ChannelWords words;

  /** Of the organization of the three nodes. */
  final RawPeer mallory;

  /** Of another organization, which the nodes trust. */
  final RawPeer stranger;

  /** The number of the block that shows in the end that blocks flow. */
  long lastBlock = 77;

  private long beats;

  /** A channel of one organization. */
  ChannelScene() {
    this(SimulationSettings.of(3), 0);
  }

  /**
   * A channel under given conditions.
   *
   * @param guests how many nodes of the stranger's organization are in the channel; if none, then
   *     the organization is not
   */
  ChannelScene(SimulationSettings settings, int guests) {
    simulation = Networks.empty(settings);
    nodes = Networks.organization(simulation, ORG1, 3);
    foreigners = guests == 0 ? List.of() : Networks.organization(simulation, ORG2, guests);
    publisher = nodes.get(0);
    victim = nodes.get(1);
    witness = nodes.get(2);
    List<SimulatedNode> members = new ArrayList<>(nodes);
    members.addAll(foreigners);
    channel = Channels.join(simulation, members);
    words = new ChannelWords(simulation, CHANNEL);
    mallory = peer("mallory", ORG1);
    stranger = peer("stranger", ORG2);
  }

  final RawPeer peer(String name, OrgId org) {
    return new RawPeer(
        simulation, name, simulation.authority().newIdentity(org, name, Instant.MAX));
  }

  @BeforeEach
  void formAChannel() {
    await(channel::isFormed, FORMATION);
    mallory.greet(victim);
    stranger.greet(victim);
  }

  @AfterEach
  void theChannelGoesOn() {
    channel.publish(publisher, lastBlock);
    await(() -> blocksAt(victim).contains(lastBlock));
    await(() -> blocksAt(witness).contains(lastBlock));
    nodes.forEach(node -> assertThat(blocksAt(node)).doesNotHaveDuplicates());
  }

  final void await(BooleanSupplier condition) {
    await(condition, PATIENCE);
  }

  private void await(BooleanSupplier condition, Duration limit) {
    assertThat(simulation.runUntil(condition, limit)).isPresent();
  }

  // ---- what they say

  static PkiId idOf(RawPeer peer) {
    return peer.identity().pkiId();
  }

  /** A heartbeat of {@code peer}, newer than all before. */
  final void beat(RawPeer peer) {
    beats++;
    Content.Member member = new Content.Member(Endpoint.NONE, Bytes.EMPTY, idOf(peer));
    saySigned(
        peer,
        GossipMessage.of(
            new Content.AliveMessage(member, new PeerTime(1, beats), PeerIdentity.NONE)));
  }

  /** Has {@code peer} live, and state that it is in the channel. */
  final void enter(RawPeer peer) {
    beat(peer);
    saySigned(peer, words.stateInfo(idOf(peer)));
    assertThat(peersOf(victim)).contains(idOf(peer));
  }

  static void saySigned(RawPeer peer, GossipMessage message) {
    peer.say(peer.sign(message).envelope());
  }

  // ---- what the nodes do

  /** Tells a node something, and waits for its reply. */
  final Reply ask(SimulatedNode node, Command command) {
    long ticket = node.command(command);
    await(() -> node.replies().to(ticket).isPresent());
    return node.replies().to(ticket).orElseThrow();
  }

  /** The numbers of the blocks of the channel that a node delivered, in order. */
  static List<Long> blocksAt(SimulatedNode node) {
    return blocksAt(node, CHANNEL);
  }

  static List<Long> blocksAt(SimulatedNode node, ChannelId channel) {
    return node.replies().delivered().stream()
        .filter(message -> message.channel().equals(channel))
        .filter(message -> message.content() instanceof Content.DataMessage)
        .map(message -> ((Content.DataMessage) message.content()).payload().number())
        .toList();
  }

  /** Whom a node lists as peers of the channel. */
  static List<PkiId> peersOf(SimulatedNode node) {
    return peersOf(node, CHANNEL);
  }

  static List<PkiId> peersOf(SimulatedNode node, ChannelId channel) {
    return node.view().channel(channel).stream()
        .flatMap(view -> view.peers().stream())
        .map(peer -> peer.member().pkiId())
        .toList();
  }

  static <E extends GossipEvent> List<E> events(SimulatedNode node, Class<E> kind) {
    return node.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What a node refused of what {@code source} brought, in order. */
  static List<Rejection> refusals(SimulatedNode node, PkiId source) {
    return events(node, GossipEvent.Rejected.class).stream()
        .filter(rejected -> rejected.source().equals(source.toString()))
        .map(GossipEvent.Rejected::reason)
        .toList();
  }

  /** Of all that {@code peer} said the victim refused just this, and still listens. */
  final void assertRefused(RawPeer peer, Rejection... reasons) {
    assertThat(refusals(victim, idOf(peer))).containsExactly(reasons);
    assertThat(peer.isConnected()).isTrue();
  }
}
