// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.SimulationSettings;
import dev.hearsay.wire.ProtobufCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network whose story is made up by a test: nodes that never did what the invariants are told.
 * Two nodes of one organization are in a channel, one of another organization is in none.
 */
final class History implements Ground {

  static final ChannelId CHANNEL = ChannelId.of("mychannel");

  private static final OrgId ORG1 = new OrgId("Org1MSP");
  private static final OrgId ORG2 = new OrgId("Org2MSP");

  final Simulation simulation =
      new Simulation(SimulationSettings.of(1), new ProtobufCodec(), List.of(ORG1, ORG2));
  final SimulatedNode node = simulation.add("one", ORG1);
  final SimulatedNode neighbour = simulation.add("two", ORG1);
  final SimulatedNode foreigner = simulation.add("abroad", ORG2);
  final Set<String> troubled = new TreeSet<>();

  private final List<String> objections = new ArrayList<>();

  /** What was objected to, by name of the invariant. */
  List<String> objections() {
    return objections;
  }

  Objections book() {
    return (invariant, _, _) -> objections.add(invariant.name());
  }

  /** Encodes what a message says. */
  Envelope envelope(GossipMessage message) {
    return Envelope.unsigned(simulation.codec().encode(message));
  }

  Envelope envelope(Content content) {
    return envelope(GossipMessage.of(content));
  }

  static GossipMessage ofChannel(Content content) {
    return new GossipMessage(0, CHANNEL, Tag.CHAN_AND_ORG, content);
  }

  static Content.DataMessage block(long number, String text) {
    return new Content.DataMessage(new Content.Payload(number, Bytes.utf8(text), List.of()));
  }

  /** What a subscriber of the channel gets. */
  ChannelMessage delivery(long number, String text) {
    GossipMessage message = ofChannel(block(number, text));
    return new ChannelMessage(CHANNEL, new SignedMessage(envelope(message), message));
  }

  @Override
  public List<ChannelId> channels() {
    return List.of(CHANNEL);
  }

  @Override
  public boolean isMember(ChannelId channel, String name) {
    return name.equals(node.name()) || name.equals(neighbour.name());
  }

  @Override
  public Optional<Bytes> published(ChannelId channel, long number) {
    return number == 1 ? Optional.of(Bytes.utf8("the truth")) : Optional.empty();
  }

  @Override
  public long newest(ChannelId channel) {
    return 1;
  }

  @Override
  public boolean has(ChannelId channel, SimulatedNode member, long number) {
    return false;
  }

  @Override
  public long height(ChannelId channel, SimulatedNode member) {
    return 1;
  }

  @Override
  public boolean isEntitled(SimulatedNode one, SimulatedNode other) {
    return one.org().equals(other.org());
  }

  @Override
  public boolean isTroubled(SimulatedNode some) {
    return troubled.contains(some.name());
  }
}
