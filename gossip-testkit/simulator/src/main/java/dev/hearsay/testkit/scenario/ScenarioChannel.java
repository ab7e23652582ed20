// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Load;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A channel, and what stands above gossip at each of its members: a ledger that takes the blocks in
 * order and tells its height. The first member of each organization gets the blocks from the
 * orderers and gossips them; what was made while it was away it gossips when it is back.
 */
final class ScenarioChannel implements Witness {

  private static final OrgId ORDERERS = new OrgId("OrdererMSP");

  private final Simulation simulation;
  private final ChannelId name;
  private final long subscription;
  private final ChannelConfig config;
  private final Orderers orderers;
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final Map<OrgId, SimulatedNode> publishers = new LinkedHashMap<>();

  /**
   * A channel that nobody has joined yet.
   *
   * @param subscription by which its members listen to blocks; tells channels apart
   */
  ScenarioChannel(
      Simulation simulation,
      ChannelId name,
      long subscription,
      List<SimulatedNode> members,
      int blockBytes) {
    this.simulation = simulation;
    this.name = name;
    this.subscription = subscription;
    this.orderers = new Orderers(simulation.authority(), name, blockBytes);
    for (SimulatedNode member : members) {
      ledgers.put(member.name(), new Ledger());
      publishers.putIfAbsent(member.org(), member);
    }
    this.config = configure();
  }

  private ChannelConfig configure() {
    List<Organization> organizations = new ArrayList<>();
    publishers.forEach((org, anchor) ->
        organizations.add(organization(org, List.of(anchor.self().externalEndpoint()))));
    return new ChannelConfig(name, 1, organizations, List.of(organization(ORDERERS, List.of())));
  }

  private static Organization organization(OrgId org, List<Endpoint> anchors) {
    return new Organization(org, Bytes.EMPTY, anchors, List.of());
  }

  ChannelId name() {
    return name;
  }

  boolean isMember(String node) {
    return ledgers.containsKey(node);
  }

  /** How many members of an organization there are. */
  int members(OrgId org) {
    return (int)
        ledgers.keySet().stream().filter(name -> simulation.node(name).org().equals(org)).count();
  }

  /** Whether members of {@code org} may take part. */
  boolean hasOrganization(OrgId org) {
    return publishers.containsKey(org);
  }

  boolean isPublisher(SimulatedNode node) {
    return node.equals(publishers.get(node.org()));
  }

  Orderers orderers() {
    return orderers;
  }

  /** The first number that is missing in a member's ledger. */
  long height(SimulatedNode member) {
    return ledger(member).height();
  }

  boolean has(SimulatedNode member, long number) {
    return ledger(member).has(number);
  }

  private Ledger ledger(SimulatedNode member) {
    Ledger ledger = ledgers.get(member.name());
    if (ledger == null) {
      throw new IllegalArgumentException(member.name() + " is not in " + name);
    }
    return ledger;
  }

  /** A member that was just started joins and listens. */
  void join(SimulatedNode node) {
    if (isMember(node.name())) {
      node.command(new Command.JoinChannel(config));
      node.command(
          new Command.Subscribe(
              subscription, new Interest(List.of(Content.DataMessage.class), name)));
    }
  }

  /** The orderers make a block, and the leaders read it. */
  void cutBlock() {
    orderers.cut();
    publishers.values().forEach(this::publish);
  }

  /** Gossips what the orderers have and the leader's ledger lacks. */
  private void publish(SimulatedNode leader) {
    if (!leader.isRunning() || leader.view().channel(name).isEmpty()) {
      return;
    }
    Ledger ledger = ledger(leader);
    while (ledger.height() <= orderers.newest()) {
      leader.command(new Command.Gossip(message(ledger.height())));
      ledger.take(ledger.height());
    }
    tellHeight(leader);
  }

  private SignedMessage message(long number) {
    GossipMessage message =
        new GossipMessage(
            0,
            name,
            Tag.CHAN_AND_ORG,
            new Content.DataMessage(
                new Content.Payload(number, orderers.block(number), List.of())));
    return new SignedMessage(Envelope.unsigned(simulation.codec().encode(message)), message);
  }

  private void tellHeight(SimulatedNode node) {
    if (node.isRunning()) {
      node.command(new Command.UpdateLedgerHeight(name, height(node)));
    }
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.NEWS, Report.DELIVERED).contains(report);
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.ChannelConfigured(ChannelId channel, long _)
        && channel.equals(name)) {
      simulation.plan(Duration.ZERO, () -> joined(node));
    }
  }

  private void joined(SimulatedNode node) {
    tellHeight(node);
    if (isPublisher(node)) {
      publish(node);
    }
  }

  @Override
  public void delivered(SimulatedNode node, long to, ChannelMessage message) {
    if (to == subscription
        && message.content() instanceof Content.DataMessage(Content.Payload payload)) {
      boolean grown = ledger(node).take(payload.number());
      int life = node.lives();
      Load read = new Load(1, message.signed().envelope().weight());
      simulation.plan(Duration.ZERO, () -> committed(node, life, read, grown));
    }
  }

  private void committed(SimulatedNode node, int life, Load read, boolean grown) {
    if (node.isRunning() && node.lives() == life) {
      node.command(new Command.SubscriberRead(subscription, read, Load.NONE));
      if (grown) {
        tellHeight(node);
      }
    }
  }

  @Override
  public void stopped(SimulatedNode node) {
    if (isMember(node.name())) {
      ledger(node).close();
    }
  }
}
