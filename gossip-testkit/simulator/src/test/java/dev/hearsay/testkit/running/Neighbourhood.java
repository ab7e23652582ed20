// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.service.Await;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.memory.Delivery;
import dev.hearsay.testkit.memory.MemoryNetwork;
import dev.hearsay.testkit.memory.RecordingMetrics;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Nodes of one organization on their own threads, in real time made short, linked in memory. */
final class Neighbourhood implements AutoCloseable {

  static final ChannelId CHANNEL = ChannelId.of("trade");
  static final ChannelId UNKNOWN = ChannelId.of("nowhere");
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final OrgId ORG = new OrgId("Org1MSP");
  private static final OrgId ORDERERS = new OrgId("OrdererMSP");
  private static final int FASTER = 10;

  private final KeylessAuthority authority = new KeylessAuthority("neighbourhood");
  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());
  private final NodeRuntime runtime = new NodeRuntime();
  private final Map<String, RunningNode> nodes = new LinkedHashMap<>();
  private final Map<RunningNode, RecordingMetrics> events = new LinkedHashMap<>();

  RunningNode start(String name) {
    return start(name, ServiceSettings.defaults());
  }

  RunningNode start(String name, ServiceSettings service) {
    return start(name, service, GossipNode::new);
  }

  RunningNode start(String name, ServiceSettings service, NodeMaker maker) {
    ValidatedIdentity identity = authority.newIdentity(ORG, name, Instant.MAX);
    KeylessCrypto crypto = new KeylessCrypto(authority, identity, List.of());
    RecordingMetrics metrics = new RecordingMetrics();
    RunningNode node =
        RunningNode.start(
            settings(service),
            new SelfDescription(Endpoint.NONE, internal(name), Bytes.EMPTY, identity),
            new NodePorts(
                network.join(name, internal(name)),
                new ProtobufCodec(),
                crypto,
                crypto,
                crypto,
                certificates -> {},
                metrics),
            runtime,
            maker);
    nodes.put(name, node);
    events.put(node, metrics);
    return node;
  }

  private static NodeSettings settings(ServiceSettings service) {
    return NodeSettings.defaults().faster(FASTER).with(service);
  }

  RecordingMetrics eventsOf(RunningNode node) {
    return Objects.requireNonNull(events.get(node));
  }

  static Endpoint internal(String name) {
    return Endpoint.of(name + ".internal", 7051);
  }

  /** Where to send what is for {@code node} only. */
  static PeerAddress addressOf(GossipService node) {
    return new PeerAddress(node.selfMembershipInfo().pkiId(), Endpoint.NONE);
  }

  /** All nodes see each other. */
  void meet() {
    Endpoint first = internal(nodes.keySet().iterator().next());
    nodes.values().stream().skip(1).forEach(node -> done(node.connect(new Seed.Bootstrap(first))));
    await().atMost(PATIENCE).until(() -> nodes.values().stream().allMatch(this::seesAllOthers));
  }

  private boolean seesAllOthers(GossipService node) {
    return node.peers().size() == nodes.size() - 1;
  }

  /** All nodes see each other in the channel. */
  void meetInChannel() {
    meet();
    nodes.values().forEach(node -> done(node.joinChan(config(1))));
    await()
        .atMost(PATIENCE)
        .until(() -> nodes.values().stream().allMatch(this::seesAllOthersInChannel));
  }

  private boolean seesAllOthersInChannel(GossipService node) {
    return node.peersOfChannel(CHANNEL).size() == nodes.size() - 1;
  }

  static ChannelConfig config(long sequence) {
    return new ChannelConfig(CHANNEL, sequence, List.of(bare(ORG)), List.of(bare(ORDERERS)));
  }

  private static Organization bare(OrgId org) {
    return new Organization(org, Bytes.EMPTY, List.of(), List.of());
  }

  GossipMessage block(long number) {
    return block(number, 10);
  }

  GossipMessage block(long number, int size) {
    Bytes block = authority.newBlock(CHANNEL, number, Bytes.wrap(new byte[size]));
    return ofChannel(new Content.DataMessage(new Content.Payload(number, block, List.of())));
  }

  static GossipMessage ofChannel(Content content) {
    return new GossipMessage(0, CHANNEL, TagRules.tagFor(content), content);
  }

  /** What a stage completes with, or throws. */
  static <T> T done(CompletionStage<T> stage) {
    try {
      return Await.result(stage, PATIENCE);
    } catch (TimeoutException late) {
      throw new AssertionError("a stage did not complete", late);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(RunningNode::close);
    runtime.close();
  }
}
