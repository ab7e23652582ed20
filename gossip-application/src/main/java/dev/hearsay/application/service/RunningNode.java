// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.loop.Inbox;
import dev.hearsay.application.loop.NodeThread;
import dev.hearsay.application.loop.SecureRandomness;
import dev.hearsay.application.loop.SystemTime;
import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.Ingress;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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

  private final NodePorts ports;
  private final GossipNode node;
  private final Inbox<Input> inbox = new Inbox<>();
  private final NodeThread thread;
  private final AtomicLong tickets = new AtomicLong();
  private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private final int maxMetadataBytes;
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
    RunningNode running = new RunningNode(settings, self, ports, runtime);
    ports.comm().start(new Ingress(ports.codec(), running::put, ports.metrics()));
    running.thread.start();
    return running;
  }

  private RunningNode(
      NodeSettings settings, SelfDescription self, NodePorts ports, NodeRuntime runtime) {
    this.ports = ports;
    this.maxMetadataBytes = settings.discovery().limits().maxMetadataBytes();
    SystemTime clock = new SystemTime();
    NodeEnvironment environment =
        new NodeEnvironment(
            runtime.offload().forNode(self.identity().pkiId(), this::put, this::fail),
            runtime.scheduler().into(this::put),
            new SecureRandomness());
    this.node = new GossipNode(settings, self, ports, environment, clock.get());
    this.thread =
        new NodeThread(
            self.identity().pkiId().toString(), node, inbox, clock, this::carriedOut, this::onBug);
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

  private void carriedOut(long ticket) {
    CompletableFuture<Void> stage = waiting.remove(ticket);
    if (stage != null) {
      stage.completeAsync(() -> null);
    }
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
    List.copyOf(waiting.keySet()).forEach(this::fail);
  }

  private void fail(long ticket) {
    CompletableFuture<Void> stage = waiting.remove(ticket);
    if (stage != null) {
      stage.completeExceptionally(new IllegalStateException("the node has stopped"));
    }
  }

  private CompletionStage<Void> command(Command command) {
    long ticket = tickets.incrementAndGet();
    CompletableFuture<Void> stage = new CompletableFuture<>();
    waiting.put(ticket, stage);
    inbox.put(new Input.Commanded(ticket, command));
    if (closed.get() || node.view().stopped()) {
      fail(ticket);
    }
    return stage.minimalCompletionStage();
  }

  @Override
  public NetworkMember selfMembershipInfo() {
    return view().self();
  }

  @Override
  public List<NetworkMember> peers() {
    NodeView now = view();
    return closed.get() || now.stopped() ? List.of() : now.alive();
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
    return command(new Command.UpdateMetadata(metadata));
  }

  @Override
  public CompletionStage<Void> suspectPeers(Predicate<ValidatedIdentity> suspect) {
    List<PkiId> cleared =
        identityInfo().stream()
            .filter(known -> !suspect.test(known))
            .map(ValidatedIdentity::pkiId)
            .sorted()
            .toList();
    return command(new Command.Suspect(cleared));
  }

  @Override
  public CompletionStage<Void> connect(Seed seed) {
    return command(new Command.Connect(seed));
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
    inbox.put(new Input.Commanded(tickets.incrementAndGet(), new Command.Stop()));
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
