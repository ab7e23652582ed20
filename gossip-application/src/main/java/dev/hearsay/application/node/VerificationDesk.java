// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.ChecksInFlight;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.ProofMemory;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerificationResult.Failed;
import dev.hearsay.domain.trust.VerificationResult.Passed;
import dev.hearsay.domain.trust.Verifications;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sends each distinct message to be verified once, and tells all who asked.
 *
 * <p>Owned by the node loop. What was proved before is answered without a check. Copies of a
 * message that is being checked wait for that check. Their secrets are not part of what makes them
 * copies: a copy with another secret is checked after the first.
 *
 * <p>Whoever delivers more than its share, of the checks at a time or of those per second, is
 * refused until it has paid; copies of what is being checked it may still bring.
 */
final class VerificationDesk implements Verifications<CheckOrigin> {

  private static final int MAX_CHECKS = 8_192;
  private static final int MAX_WAITING = 256;
  private static final int MAX_CHECKS_FOR_ONE_PEER = MAX_CHECKS / 8;
  private static final int MAX_AUTHORS = 20_000;

  private final MessageVerifier verifier;
  private final Offload<Input> offload;
  private final GossipMetrics metrics;
  private final CheckAllowance allowance;
  private final Supplier<Now> now;
  private final ChecksInFlight<CheckKey, Waiter> checks =
      new ChecksInFlight<>(MAX_CHECKS, MAX_WAITING);
  private final ProofMemory proofs = new ProofMemory(MAX_AUTHORS);
  private final Map<PkiId, Integer> checksFor = new HashMap<>();
  private final Set<CheckKey> outdated = new HashSet<>();
  private final Queue<Answer> ready = new ArrayDeque<>();

  private record Waiter(VerificationRequest request, CheckOrigin origin, Now asked) {
    Envelope envelope() {
      return request.message().envelope();
    }

    PkiId deliverer() {
      return origin.from();
    }

    Lane lane() {
      return Lane.of(request.message().content());
    }

    /** The same question with an author whose identity must be validated again. */
    Waiter judgedAnew(ValidatedIdentity author) {
      return new Waiter(
          new VerificationRequest(
              request.message(), request.claimed(), signerAnew(author), request.wall()),
          origin,
          asked);
    }

    /** A readers rule looks at the identity each time; what else was known is validated again. */
    private Signer signerAnew(ValidatedIdentity author) {
      return request.signer() instanceof Signer.Reader reader
          ? reader
          : new Signer.Carried(author.identity());
    }
  }

  /** An answer that needed no check; given at the end of the step, so that nobody is re-entered. */
  private record Answer(CheckOrigin origin, VerificationResult result) {}

  /**
   * The node's desk.
   *
   * @param settings how much one peer may cause
   * @param now the time of the step that is being taken
   */
  VerificationDesk(
      MessageVerifier verifier,
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
  public void verify(VerificationRequest request, CheckOrigin origin) {
    Waiter waiter = new Waiter(request, origin, now.get());
    recall(request)
        .filter(proved -> !proved.author().isExpiredAt(request.wall()))
        .ifPresentOrElse(
            proved -> ready.add(new Answer(origin, new Passed(proved))), () -> check(waiter));
  }

  /** What an author proved says nothing about what it may read. */
  private Optional<VerifiedMessage> recall(VerificationRequest request) {
    return request.signer() instanceof Signer.Reader
        ? Optional.empty()
        : proofs.recall(request.claimed(), request.message());
  }

  private void check(Waiter waiter) {
    CheckKey key = CheckKey.of(waiter.request());
    switch (mayStart(waiter.deliverer()) ? checks.admit(key, waiter) : checks.join(key, waiter)) {
      case START -> start(key, waiter);
      case JOINED -> {}
      case REFUSED -> ready.add(new Answer(waiter.origin(), new Failed(Rejection.OVERLOADED, "")));
    }
  }

  private boolean mayStart(PkiId deliverer) {
    return checksFor.getOrDefault(deliverer, 0) < MAX_CHECKS_FOR_ONE_PEER
        && allowance.permits(deliverer, now.get());
  }

  private void start(CheckKey key, Waiter waiter) {
    checksFor.merge(waiter.deliverer(), 1, Integer::sum);
    VerificationRequest request = waiter.request();
    Optional<SecretEnvelope> secret = waiter.envelope().secret();
    boolean proved = secret.filter(seal -> proofs.knows(request.claimed(), seal)).isPresent();
    int signatures = secret.isPresent() && !proved ? 2 : 1;
    allowance.take(waiter.deliverer(), signatures, now.get());
    // The lane is that of who brought the message: a flood of forgeries delays its sender only.
    offload.submit(
        waiter.deliverer(),
        () -> new Input.Checked(key, verifier.verify(request, proved), signatures));
  }

  /** Hands the outcome of a check to all who wait for it. */
  void complete(Input.Checked checked, BiConsumer<CheckOrigin, VerificationResult> answers) {
    var waiters = checks.complete(checked.key());
    if (waiters.isEmpty()) {
      return;
    }
    Waiter first = waiters.getFirst();
    checksFor.computeIfPresent(first.deliverer(), (peer, count) -> count == 1 ? null : count - 1);
    metrics.on(new GossipEvent.SignaturesChecked(checked.signatures()));
    if (outdated.remove(checked.key())
        && checked.result() instanceof Passed(VerifiedMessage message)) {
      waiters.forEach(waiter -> check(waiter.judgedAnew(message.author())));
      return;
    }
    metrics.on(
        new GossipEvent.Verified(first.lane(), now.get().since(first.asked().elapsedNanos())));
    if (checked.result() instanceof Passed(VerifiedMessage message)
        && !(first.request().signer() instanceof Signer.Reader)) {
      proofs.remember(message);
    }
    Envelope verified = first.envelope();
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

  /** Gives the answers that needed no check; called at the end of each step. */
  void answerWaiting(BiConsumer<CheckOrigin, VerificationResult> answers) {
    for (Answer next = ready.poll(); next != null; next = ready.poll()) {
      answers.accept(next.origin(), next.result());
    }
  }

  /**
   * An identity is gone: nothing that it proved counts any more, and what is being checked by it
   * will be judged anew, since it may have been revoked meanwhile.
   */
  void forget(PkiId author) {
    proofs.forget(author);
    outdate(waiter -> waiter.request().claimed().equals(author));
  }

  /** Whom to trust has changed: whatever is being checked will be judged anew. */
  void trustChanged() {
    outdate(waiter -> true);
  }

  private void outdate(Predicate<Waiter> concerned) {
    checks
        .running()
        .forEach((key, waiter) -> {
          if (concerned.test(waiter)) {
            outdated.add(key);
          }
        });
  }

  Fill fill() {
    return new Fill("checks that run", checks.size(), MAX_CHECKS);
  }
}
