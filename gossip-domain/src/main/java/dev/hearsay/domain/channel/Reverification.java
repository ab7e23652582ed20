// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Judges what is stored by a new configuration of one channel (channels §1.2).
 *
 * <p>Owned by its channel. The organizations that are out are dropped by the channel itself, at
 * once. The rest is verified anew off the loop, a few at a time, and stays until it fails, so that
 * a change of the configuration stalls nothing (pitfalls A.1.7). A state info that was replaced
 * meanwhile has been judged by the new configuration already.
 */
final class Reverification {

  private final Joining joining;
  private final Surroundings here;
  private final StateInfoStore store;
  private final SequencedSet<PkiId> pending = new LinkedHashSet<>();
  private long round;
  private int running;

  Reverification(Joining joining, StateInfoStore store) {
    this.joining = joining;
    this.here = joining.here();
    this.store = store;
  }

  /** Judges all that is stored, also what was being judged by an older configuration. */
  void begin(Now now) {
    round++;
    running = 0;
    pending.clear();
    store.ofOthers().forEach(entry -> pending.add(entry.author()));
    proceed(now);
  }

  /** Goes on; also with what found no room before. */
  void proceed(Now now) {
    while (running < here.limits().maxReverifications() && !pending.isEmpty()) {
      PkiId author = pending.removeFirst();
      store.get(author).ifPresent(entry -> verify(entry, now));
    }
  }

  private void verify(StateInfoEntry entry, Now now) {
    Optional<ValidatedIdentity> author = here.ports().members().identityOf(entry.author(), now);
    if (author.isEmpty()) {
      store.remove(entry.author());
      return;
    }
    running++;
    here.ports()
        .verifications()
        .verify(
            new VerificationRequest(
                entry.message(),
                entry.author(),
                new Signer.Reader(author.get(), joining.channel()),
                now.wall()),
            new ChannelOrigin.OfReverification(
                joining.channel(), joining.number(), entry.author(), entry.info().time(), round));
  }

  /** Takes the outcome of a check. */
  void checked(ChannelOrigin.OfReverification origin, VerificationResult result, Now now) {
    if (origin.round() != round) {
      return;
    }
    running--;
    switch (result) {
      case VerificationResult.Passed passed -> proceed(now);
      case VerificationResult.Failed(Rejection reason, String detail) -> {
        if (reason == Rejection.OVERLOADED) {
          // Where there was no room just now, there is none for the next one either.
          pending.add(origin.author());
        } else {
          drop(origin, reason, detail);
          proceed(now);
        }
      }
    }
  }

  private void drop(ChannelOrigin.OfReverification origin, Rejection reason, String detail) {
    boolean stands =
        store
            .get(origin.author())
            .filter(entry -> entry.info().time().equals(origin.time()))
            .isPresent();
    if (stands) {
      here.refuse(
          reason, origin.author(), joining.channel(), "by the new configuration, " + detail);
      store.remove(origin.author());
    }
  }
}
