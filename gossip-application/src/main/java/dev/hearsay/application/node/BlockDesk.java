// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.msgstore.FairShares;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.BlockVerifications;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.ChecksInFlight;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Sends each distinct block to be verified once, and tells all who asked.
 *
 * <p>Nobody crowds the others out: who has blocks in check has more checked only if it leaves free
 * as much as it has.
 *
 * <p>Owned by the node loop. A copy of the same data message waits for the check that is running.
 * When the configuration of a channel changes, what is being checked is judged anew: it may have
 * been refused, or accepted, by the rule of yesterday.
 */
final class BlockDesk implements BlockVerifications<BlockOrigin> {

  private static final int MAX_CHECKS = 4_096;
  private static final int MAX_WAITING = 256;

  /**
   * What peers share of the checks, so that there is always room for the first block of one more.
   */
  static final int MAX_SHARED_CHECKS = MAX_CHECKS / 2;

  static final long MAX_SHARED_BYTES = 128L * 1024 * 1024;

  private final BlockVerifier verifier;
  private final Offload<Input> offload;
  private final GossipMetrics metrics;
  private final Supplier<Now> now;
  private final ChecksInFlight<Envelope.Key, Waiter> checks =
      new ChecksInFlight<>(MAX_CHECKS, MAX_WAITING);
  private final FairShares<PkiId> shares = new FairShares<>(MAX_SHARED_CHECKS, MAX_SHARED_BYTES);
  private final CheckAllowance allowance;
  private final Queue<Waiter> refused = new ArrayDeque<>();
  private long generation;

  /** Who asks, when, and how often trust had changed before. */
  private record Waiter(BlockCheck check, BlockOrigin origin, Now asked, long generation) {
    Waiter inGeneration(long later) {
      return new Waiter(check, origin, asked, later);
    }

    PkiId deliverer() {
      return origin.from();
    }

    boolean isPushed() {
      return origin.route() == BlockRoute.PUSHED;
    }

    int bytes() {
      return check.block().length();
    }
  }

  /**
   * The node's desk.
   *
   * @param settings how much one peer may cause by pushing
   * @param now the time of the step that is being taken
   */
  BlockDesk(
      BlockVerifier verifier,
      Offload<Input> offload,
      GossipMetrics metrics,
      CheckSettings settings,
      Supplier<Now> now) {
    this.verifier = verifier;
    this.offload = offload;
    this.metrics = metrics;
    this.allowance = new CheckAllowance(settings);
    this.now = now;
  }

  @Override
  public void verify(BlockCheck check, BlockOrigin origin) {
    admit(new Waiter(check, origin, now.get(), generation));
  }

  private void admit(Waiter waiter) {
    Envelope.Key key = waiter.check().message().envelope().key();
    switch (mayStart(waiter) ? checks.admit(key, waiter) : checks.join(key, waiter)) {
      case START -> start(key, waiter);
      case JOINED -> {}
      case REFUSED -> refused.add(waiter);
    }
  }

  private boolean mayStart(Waiter waiter) {
    return isPaced(waiter) && shares.leavesRoom(waiter.deliverer(), 1, waiter.bytes());
  }

  /** What was asked for comes as fast as it is asked for; what is pushed has a limit. */
  private boolean isPaced(Waiter waiter) {
    return !waiter.isPushed() || allowance.permits(waiter.deliverer(), now.get());
  }

  private void start(Envelope.Key key, Waiter waiter) {
    if (waiter.isPushed()) {
      allowance.take(waiter.deliverer(), 1, now.get());
    }
    shares.add(waiter.deliverer(), waiter.bytes());
    BlockCheck check = waiter.check();
    offload.submit(
        new BlocksOf(waiter.deliverer()),
        () -> new Input.BlockChecked(key, verifier.verify(check)));
  }

  /** Blocks of a peer have a lane of their own, so that its heartbeats do not wait behind them. */
  private record BlocksOf(PkiId deliverer) {}

  /** Hands the outcome of a check to all who wait for it. */
  void complete(Input.BlockChecked checked, BiConsumer<BlockOrigin, BlockResult> answers) {
    List<Waiter> waiters = checks.complete(checked.key());
    if (waiters.isEmpty()) {
      return;
    }
    Waiter first = waiters.getFirst();
    shares.remove(first.deliverer(), first.bytes());
    metrics.on(new GossipEvent.SignaturesChecked(1));
    if (first.generation() != generation) {
      waiters.forEach(waiter -> admit(waiter.inGeneration(generation)));
      return;
    }
    metrics.on(
        new GossipEvent.Verified(Lane.BLOCKS, now.get().since(first.asked().elapsedNanos())));
    waiters.forEach(waiter -> answers.accept(waiter.origin(), checked.result()));
  }

  /** Gives the answers that needed no check; called at the end of each step. */
  void answerWaiting(BiConsumer<BlockOrigin, BlockResult> answers) {
    for (Waiter next = refused.poll(); next != null; next = refused.poll()) {
      answers.accept(next.origin(), new BlockResult.Failed(Rejection.OVERLOADED, ""));
    }
  }

  /** Whom to trust has changed: whatever is being checked will be judged anew. */
  void trustChanged() {
    generation++;
  }

  Fill fill() {
    return new Fill("checks of blocks that run", checks.size(), MAX_CHECKS);
  }
}
