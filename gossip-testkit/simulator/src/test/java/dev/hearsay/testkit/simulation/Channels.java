// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A channel of simulated nodes, and what stands above gossip at each of them: a ledger that takes
 * the blocks in order and tells its height.
 */
final class Channels {

  static final ChannelId CHANNEL = ChannelId.of("mychannel");

  /** By which each member listens to blocks. */
  static final long SUBSCRIPTION = 1;

  private static final OrgId ORDERERS = new OrgId("OrdererMSP");

  private final Simulation simulation;
  private final List<SimulatedNode> members;
  private final Map<String, Long> heights = new LinkedHashMap<>();

  private Channels(Simulation simulation, List<SimulatedNode> members) {
    this.simulation = simulation;
    this.members = List.copyOf(members);
  }

  /** All {@code members} join, and listen to blocks. The first of each organization is anchor. */
  static Channels join(Simulation simulation, List<SimulatedNode> members) {
    Channels channel = new Channels(simulation, members);
    members.forEach(node -> channel.join(node, channel.config(1)));
    return channel;
  }

  void join(SimulatedNode node, ChannelConfig config) {
    node.command(new Command.JoinChannel(config));
    node.command(new Command.Subscribe(SUBSCRIPTION, blocks()));
  }

  /** Keeps only one subscription, so that each delivery is seen once. */
  private static Interest blocks() {
    return new Interest(List.of(Content.DataMessage.class), CHANNEL);
  }

  ChannelConfig config(long sequence) {
    return config(CHANNEL, sequence);
  }

  /** A configuration of another channel of the same organizations. */
  ChannelConfig config(ChannelId name, long sequence) {
    Map<OrgId, Endpoint> anchors = new LinkedHashMap<>();
    for (SimulatedNode member : members) {
      anchors.putIfAbsent(member.org(), member.self().externalEndpoint());
    }
    List<Organization> organizations = new ArrayList<>();
    anchors.forEach((org, anchor) ->
        organizations.add(new Organization(org, Bytes.EMPTY, List.of(anchor), List.of())));
    return new ChannelConfig(
        name,
        sequence,
        organizations,
        List.of(new Organization(ORDERERS, Bytes.EMPTY, List.of(), List.of())));
  }

  /** Whether every living member lists all other living ones as peers of the channel. */
  boolean isFormed() {
    List<SimulatedNode> living = members.stream().filter(SimulatedNode::isRunning).toList();
    return living.stream().allMatch(node -> peersOf(node) == living.size() - 1);
  }

  private static int peersOf(SimulatedNode node) {
    return node.view().channels().stream()
        .filter(view -> view.channel().equals(CHANNEL))
        .mapToInt(view -> view.peers().size())
        .sum();
  }

  /** The embedder of {@code node} got a block from the orderers, and gossips it. */
  void publish(SimulatedNode node, long number) {
    node.command(new Command.Gossip(block(number)));
  }

  SignedMessage block(long number) {
    return block(number, Bytes.utf8("transactions"));
  }

  /** A block whose transactions take so many bytes. */
  SignedMessage block(long number, int size) {
    return block(number, Bytes.wrap(new byte[size]));
  }

  private SignedMessage block(long number, Bytes transactions) {
    Bytes block = simulation.authority().newBlock(CHANNEL, number, transactions);
    GossipMessage message =
        new GossipMessage(
            0,
            CHANNEL,
            Tag.CHAN_AND_ORG,
            new Content.DataMessage(new Content.Payload(number, block, List.of())));
    return new SignedMessage(Envelope.unsigned(simulation.codec().encode(message)), message);
  }

  /** The numbers of the blocks that were delivered to a node's subscriber, in order. */
  static List<Long> deliveredTo(SimulatedNode node) {
    return node.replies().delivered().stream()
        .map(message -> ((Content.DataMessage) message.content()).payload().number())
        .toList();
  }

  /**
   * Whether all members but {@code publisher} were delivered the blocks from 1 to {@code last}.
   * Ledgers take what has come meanwhile.
   */
  boolean haveAll(long last, SimulatedNode publisher) {
    boolean all = true;
    for (SimulatedNode node : members) {
      if (node.isRunning()) {
        long height = node.equals(publisher) ? last + 1 : contiguous(node);
        commit(node, height);
        all &= height > last;
      }
    }
    return all;
  }

  private static long contiguous(SimulatedNode node) {
    TreeSet<Long> delivered = new TreeSet<>(deliveredTo(node));
    long height = 1;
    while (delivered.contains(height)) {
      height++;
    }
    return height;
  }

  private void commit(SimulatedNode node, long height) {
    Long former = heights.put(node.name(), height);
    if (former == null || former != height) {
      node.command(new Command.UpdateLedgerHeight(CHANNEL, height));
    }
  }
}
