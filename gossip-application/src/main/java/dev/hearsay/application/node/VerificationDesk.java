// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.trust.ChecksInFlight;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerificationResult.Failed;
import dev.hearsay.domain.trust.VerificationResult.Passed;
import dev.hearsay.domain.trust.Verifications;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * Sends each distinct message to be verified once, and tells all who asked.
 *
 * <p>Owned by the node loop. Copies of a message that is being checked wait for that check. Their
 * secrets are not part of what makes them copies: a copy with another secret is checked after the
 * first.
 */
final class VerificationDesk implements Verifications<CheckOrigin> {

  private static final int MAX_CHECKS = 4_096;
  private static final int MAX_WAITING = 256;

  private final MessageVerifier verifier;
  private final Offload<Input> offload;
  private final GossipMetrics metrics;
  private final ChecksInFlight<Waiter> checks = new ChecksInFlight<>(MAX_CHECKS, MAX_WAITING);
  private final Queue<Waiter> refused = new ArrayDeque<>();

  private record Waiter(VerificationRequest request, CheckOrigin origin) {
    Envelope envelope() {
      return request.message().envelope();
    }
  }

  VerificationDesk(MessageVerifier verifier, Offload<Input> offload, GossipMetrics metrics) {
    this.verifier = verifier;
    this.offload = offload;
    this.metrics = metrics;
  }

  @Override
  public void verify(VerificationRequest request, CheckOrigin origin) {
    Waiter waiter = new Waiter(request, origin);
    Envelope.Key key = waiter.envelope().key();
    switch (checks.admit(key, waiter)) {
      case START ->
          offload.submit(request.claimed(), () -> new Input.Checked(key, verifier.verify(request)));
      case JOINED -> {}
      case REFUSED -> refused.add(waiter);
    }
  }

  /** Hands the outcome of a check to all who wait for it. */
  void complete(Input.Checked checked, BiConsumer<CheckOrigin, VerificationResult> answers) {
    var waiters = checks.complete(checked.key());
    if (waiters.isEmpty()) {
      return;
    }
    Envelope verified = waiters.getFirst().envelope();
    metrics.on(new GossipEvent.SignaturesChecked(verified.secret().isPresent() ? 2 : 1));
    for (Waiter waiter : waiters) {
      if (holdsFor(checked.result(), verified, waiter.envelope())) {
        answers.accept(waiter.origin(), checked.result());
      } else {
        verify(waiter.request(), waiter.origin());
      }
    }
  }

  /**
   * Whether the outcome for one copy is the outcome for another, which may differ in its secret.
   */
  private static boolean holdsFor(VerificationResult result, Envelope verified, Envelope copy) {
    if (verified.secret().equals(copy.secret())) {
      return true;
    }
    return switch (result) {
      case Passed passed -> copy.secret().isEmpty();
      case Failed failed -> failed.reason() != Rejection.BAD_SECRET_SIGNATURE;
    };
  }

  /** Tells those for whom there was no room; called at the end of each step. */
  void answerRefused(BiConsumer<CheckOrigin, VerificationResult> answers) {
    for (Waiter waiter = refused.poll(); waiter != null; waiter = refused.poll()) {
      answers.accept(waiter.origin(), new Failed(Rejection.OVERLOADED, ""));
    }
  }
}
