// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.loop.Inbox;
import dev.hearsay.application.loop.NodeThread;
import dev.hearsay.application.loop.SecureRandomness;
import dev.hearsay.application.loop.SystemTime;
import dev.hearsay.application.node.AckReport;
import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.DrivenNode;
import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.Ingress;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.node.Replies;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.channel.ChannelView;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node on its own thread, with the threads of a {@link NodeRuntime} beside it. Start one with
 * {@link #start}.
 *
 * <p>If a step throws, which is a bug, the node stops loudly: it closes its links, fails the
 * commands that wait, logs, and tells whoever listens to {@link #termination()}.
 */
public final class RunningNode implements GossipService {

  private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);
  private static final long STOP_MILLIS = 5_000;

  /** What a state info needs beside its chaincodes, generously. */
  private static final int SIGNATURE_AND_TIMES = 1_024;

  private final NodePorts ports;
  private final DrivenNode node;
  private final Inbox<Input> inbox = new Inbox<>();
  private final NodeThread thread;
  private final Tickets tickets = new Tickets();
  private final CommandLine commands = new CommandLine(this::put, tickets, this::isOver);
  private final Sending sending;
  private final Publishing publishing;
  private final Subscriptions subscriptions;
  private final int maxMetadataBytes;
  private final int maxStatementBytes;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * Starts a node: it serves when this returns.
   *
   * @param self how the node describes itself
   * @throws dev.hearsay.domain.port.CommException if the transport cannot serve
   */
  public static RunningNode start(
      NodeSettings settings, SelfDescription self, NodePorts ports, NodeRuntime runtime) {
    return start(settings, self, ports, runtime, GossipNode::new);
  }

  /**
   * As {@link #start(NodeSettings, SelfDescription, NodePorts, NodeRuntime)}, with a node made by
   * {@code maker}.
   */
  public static RunningNode start(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeRuntime runtime,
      NodeMaker maker) {
    RunningNode running = new RunningNode(settings, self, ports, runtime, maker);
    ports.comm().start(new Ingress(ports.codec(), running::put, ports.metrics()));
    running.thread.start();
    return running;
  }

  private RunningNode(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeRuntime runtime,
      NodeMaker maker) {
    this.ports = ports;
    this.sending = new Sending(ports.codec(), commands, this::view);
    this.publishing = new Publishing(ports, commands, settings.service().unpushed().bytes());
    this.subscriptions =
        new Subscriptions(
            settings.service(), ports.metrics(), tickets, commands, sending, this::isOver);
    this.maxStatementBytes = settings.channels().limits().maxStateInfoBytes() - SIGNATURE_AND_TIMES;
    this.maxMetadataBytes = settings.discovery().limits().maxMetadataBytes();
    SystemTime clock = new SystemTime();
    NodeEnvironment environment =
        new NodeEnvironment(
            runtime.offload().forNode(self.identity().pkiId(), this::put, this::fail),
            runtime.scheduler().into(this::put),
            new SecureRandomness(),
            new Postbox());
    this.node = maker.make(settings, self, ports, environment, clock.get());
    this.thread =
        new NodeThread(self.identity().pkiId().toString(), node, inbox, clock, this::onBug);
  }

  private void put(Input input) {
    if (input.isUrgent()) {
      inbox.putUrgent(input);
    } else {
      inbox.put(input);
    }
  }

  private void fail(Throwable bug) {
    thread.fail(bug);
  }

  private void onBug(Throwable bug) {
    LOG.error("node {} ends because of a bug", node.view().self().pkiId(), bug);
    try {
      if (closed.compareAndSet(false, true)) {
        ports.comm().close();
      }
    } finally {
      failWaiting();
      ended.completeExceptionally(bug);
    }
  }

  private void failWaiting() {
    tickets.failAll();
    subscriptions.endAll();
  }

  /** Whether nothing is carried out any more. */
  private boolean isOver() {
    return closed.get() || node.view().stopped();
  }

  /** Takes what the node says, on the node's thread. */
  private final class Postbox implements Replies {
    @Override
    public void replied(long ticket, Reply reply) {
      tickets.replied(ticket, reply);
    }

    @Override
    public void delivered(long subscription, ChannelMessage message) {
      subscriptions.delivered(subscription, message);
    }

    @Override
    public void givenUp(long subscription, ChannelId channel, long from, long to) {
      subscriptions.givenUp(subscription, channel, from, to);
    }

    @Override
    public void lagging(long subscription) {
      subscriptions.lagging(subscription);
    }

    @Override
    public void passedThrough(long subscription, ReceivedMessage message) {
      subscriptions.passedThrough(subscription, message);
    }
  }

  @Override
  public NetworkMember selfMembershipInfo() {
    NetworkMember self = view().self();
    return new NetworkMember(
        self.pkiId(),
        self.externalEndpoint(),
        Endpoint.NONE,
        self.metadata(),
        self.envelope().withoutSecret());
  }

  @Override
  public List<NetworkMember> peers() {
    return isOver() ? List.of() : view().alive();
  }

  @Override
  public Optional<SignedMessage> selfChannelInfo(ChannelId channel) {
    return view().channel(channel).flatMap(ChannelView::ownStateInfo);
  }

  @Override
  public List<ChannelPeer> peersOfChannel(ChannelId channel) {
    return isOver() ? List.of() : joined(channel).peers();
  }

  private ChannelView joined(ChannelId channel) {
    return view().channel(channel).orElseThrow(() -> new UnknownChannelException(channel));
  }

  @Override
  public Predicate<NetworkMember> peerFilter(
      ChannelId channel, Predicate<PeerSignature> predicate) {
    var _ = joined(channel);
    return member -> signatureOf(member, channel).filter(predicate).isPresent();
  }

  private Optional<PeerSignature> signatureOf(NetworkMember member, ChannelId channel) {
    NodeView now = view();
    return now.channel(channel)
        .flatMap(view -> find(view.peers(), member.pkiId()))
        .flatMap(peer -> now.identityOf(member.pkiId()).map(identity -> signature(peer, identity)));
  }

  private static Optional<ChannelPeer> find(List<ChannelPeer> peers, PkiId name) {
    return peers.stream().filter(peer -> peer.member().pkiId().equals(name)).findFirst();
  }

  private static PeerSignature signature(ChannelPeer peer, ValidatedIdentity identity) {
    Envelope stateInfo = peer.stateInfo();
    return new PeerSignature(stateInfo.payload(), stateInfo.signature(), identity.identity());
  }

  @Override
  public List<ValidatedIdentity> identityInfo() {
    return view().identities();
  }

  @Override
  public boolean isInMyOrg(PkiId peer) {
    OrgId own = view().org();
    return identityInfo().stream()
        .anyMatch(known -> known.pkiId().equals(peer) && known.org().equals(own));
  }

  @Override
  public CompletionStage<Void> updateMetadata(Bytes metadata) {
    if (metadata.length() > maxMetadataBytes) {
      throw new IllegalArgumentException(
          "metadata of %d bytes; at most %d fit into a heartbeat"
              .formatted(metadata.length(), maxMetadataBytes));
    }
    return commands.order(new Command.UpdateMetadata(metadata));
  }

  @Override
  public CompletionStage<Void> suspectPeers(Predicate<ValidatedIdentity> suspect) {
    List<PkiId> cleared =
        identityInfo().stream()
            .filter(known -> !suspect.test(known))
            .map(ValidatedIdentity::pkiId)
            .sorted()
            .toList();
    return commands.order(new Command.Suspect(cleared));
  }

  @Override
  public CompletionStage<Void> joinChan(ChannelConfig config) {
    if (!config.channel().isWellFormed()) {
      throw new IllegalArgumentException(
          "'" + config.channel() + "' is no channel name: use a to z, 0 to 9, dot and hyphen");
    }
    return commands.order(new Command.JoinChannel(config));
  }

  @Override
  public CompletionStage<Void> leaveChan(ChannelId channel) {
    return commands.order(new Command.LeaveChannel(channel));
  }

  @Override
  public CompletionStage<Void> updateLedgerHeight(long height, ChannelId channel) {
    return commands.order(new Command.UpdateLedgerHeight(channel, height));
  }

  @Override
  public CompletionStage<Void> updateChaincodes(
      List<Content.Chaincode> chaincodes, ChannelId channel) {
    requireRoom(chaincodes);
    return commands.order(new Command.UpdateChaincodes(channel, chaincodes));
  }

  /** Others would refuse a state info that is too large, and this node would vanish for them. */
  private void requireRoom(List<Content.Chaincode> chaincodes) {
    Content.Properties properties = new Content.Properties(0, false, chaincodes);
    Content statement =
        new Content.StateInfo(
            new PeerTime(0, 0), selfMembershipInfo().pkiId(), Bytes.EMPTY, properties);
    int bytes = ports.codec().encode(GossipMessage.of(statement)).length();
    if (bytes > maxStatementBytes) {
      throw new IllegalArgumentException(
          "chaincodes of %d bytes; at most %d fit into a state info"
              .formatted(bytes, maxStatementBytes));
    }
  }

  @Override
  public CompletionStage<Void> gossip(GossipMessage message) {
    return publishing.gossip(message);
  }

  @Override
  public CompletionStage<Void> send(GossipMessage message, PeerAddress... peers) {
    return sending.send(message, List.of(peers));
  }

  @Override
  public CompletionStage<AckReport> sendByCriteria(GossipMessage message, SendCriteria criteria) {
    return sending.sendByCriteria(message, criteria);
  }

  @Override
  public Subscription<ChannelMessage> accept(MessageFilter<ChannelMessage> filter) {
    return subscriptions.accept(filter);
  }

  @Override
  public Subscription<BlockNews> acceptBlocks(ChannelId channel) {
    return subscriptions.acceptBlocks(channel);
  }

  @Override
  public Subscription<IncomingMessage> acceptPassThrough(MessageFilter<IncomingMessage> filter) {
    return subscriptions.acceptPassThrough(filter);
  }

  @Override
  public CompletionStage<Void> connect(Seed seed) {
    return commands.order(new Command.Connect(seed));
  }

  @Override
  public GossipMetrics metrics() {
    return ports.metrics();
  }

  @Override
  public NodeView view() {
    return node.view();
  }

  @Override
  public CompletionStage<Void> termination() {
    return ended.minimalCompletionStage();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // Not a command like others: those end with the node.
    put(new Input.Commanded(0, new Command.Stop()));
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      ports.comm().close();
    } finally {
      failWaiting();
      ended.complete(null);
    }
  }
}
