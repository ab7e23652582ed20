// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.bootstrap.wiring.AssembledNode;
import dev.hearsay.domain.id.PkiId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A node of the network, which may be killed and started again: same keys, same endpoints, a new
 * incarnation. Belongs to the thread of its network.
 */
public final class LocalNode {
  private final Seat seat;
  private final Tally tally;
  private final Supplier<AssembledNode> assembler;
  private final PkiId pkiId;
  private State state;

  private sealed interface State {
    /** Its files are read, it can start at once. */
    record Ready(AssembledNode node) implements State {}

    /** It runs. */
    record Running(GossipService service, long sinceNanos) implements State {}

    /** It was killed. */
    record Killed() implements State {}
  }

  LocalNode(Seat seat, Tally tally, Supplier<AssembledNode> assembler) {
    this.seat = seat;
    this.tally = tally;
    this.assembler = assembler;
    AssembledNode first = assembler.get();
    this.pkiId = first.self().pkiId();
    this.state = new State.Ready(first);
  }

  /** Its name, endpoints and organization. */
  public Seat seat() {
    return seat;
  }

  /** What it did, all its lives together. */
  public Tally tally() {
    return tally;
  }

  /** Its PKI-ID. */
  public PkiId pkiId() {
    return pkiId;
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return state instanceof State.Running;
  }

  /** What it knows; empty if it does not run. */
  public Optional<NodeView> view() {
    return service().map(GossipService::view);
  }

  /** The height of the ledger that it tells others; 0 if it is not in the channel. */
  public long height() {
    return view().map(LocalChannel::height).orElse(0L);
  }

  /** Nanoseconds since it was started; 0 if it does not run. */
  public long uptimeNanos() {
    return state instanceof State.Running running ? System.nanoTime() - running.sinceNanos() : 0;
  }

  Optional<GossipService> service() {
    return state instanceof State.Running running
        ? Optional.of(running.service())
        : Optional.empty();
  }

  /** Starts it. Without effect if it runs. */
  GossipService start() {
    return switch (state) {
      case State.Running running -> running.service();
      case State.Ready(AssembledNode node) -> run(node);
      case State.Killed killed -> run(assembler.get());
    };
  }

  private GossipService run(AssembledNode node) {
    long now = System.nanoTime();
    state = new State.Killed();
    GossipService service = node.start();
    state = new State.Running(service, now);
    return service;
  }

  /** Ends it without a word to the others. Without effect if it does not run. */
  void kill() {
    service().ifPresent(GossipService::close);
    state = new State.Killed();
  }
}
