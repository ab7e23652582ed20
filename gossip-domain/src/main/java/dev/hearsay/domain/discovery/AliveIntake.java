// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import java.util.Optional;

/**
 * The way of an alive message up to the check of its signature: looked up by its bytes, decoded,
 * admitted (discovery §5).
 *
 * <p>Cheap before dear: what is known, stale or malformed ends here. What passes is verified away
 * from the node loop and goes on in {@link AliveEffects}.
 */
final class AliveIntake {

  private final Surroundings here;
  private final AliveRules rules;
  private final Membership membership;
  private final OwnAlive own;
  private final AliveEffects effects;

  AliveIntake(Surroundings here, Membership membership, OwnAlive own, AliveEffects effects) {
    this.here = here;
    this.rules = new AliveRules(here.limits());
    this.membership = membership;
    this.own = own;
    this.effects = effects;
  }

  // ---- look up and decode ----

  /** Takes an alive message from inside another message, where it is still bytes. */
  void element(Envelope envelope, AliveOrigin origin, Now now) {
    Optional<MemberEntry> known =
        membership
            .table()
            .find(envelope.key())
            .filter(entry -> entry.hasSecret() || envelope.secret().isEmpty());
    if (known.isPresent()) {
      known(known.get(), origin, now);
      return;
    }
    switch (here.ports().codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> decoded(message, origin, now);
      case Decoded.Failed<SignedMessage> failed ->
          refuse(Rejection.of(failed.reason()), origin, failed.explanation());
    }
  }

  /** Nothing new in a list; a request is answered all the same. */
  private void known(MemberEntry entry, AliveOrigin origin, Now now) {
    if (!(origin instanceof AliveOrigin.Requested asked)) {
      return;
    }
    if (entry.pkiId().equals(asked.from())) {
      effects.answer(asked, entry.member().externalEndpoint(), effects.isAlive(asked), now);
    } else {
      refuse(Rejection.SENDER_MISMATCH, origin, "introduces " + entry.pkiId());
    }
  }

  private void decoded(SignedMessage message, AliveOrigin origin, Now now) {
    if (message.content() instanceof AliveMessage alive) {
      admit(message, alive, origin, now);
    } else {
      refuse(Rejection.UNEXPECTED_ELEMENT, origin, "not an alive message");
    }
  }

  // ---- admit ----

  /** Takes a decoded alive message. */
  void admit(SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    Optional<Rejection> refusal = rules.refusalOf(alive, message.envelope());
    if (refusal.isPresent()) {
      refuse(refusal.get(), origin, "alive message of " + alive.author());
    } else if (here.isSelf(alive.author())) {
      admitOwn(message, alive, origin, now);
    } else {
      admitOther(message, alive, origin, now);
    }
  }

  private void admitOther(SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    switch (origin) {
      case AliveOrigin.Pushed pushed -> admitSpoken(message, alive, origin, now);
      case AliveOrigin.ListedAlive listed -> admitSpoken(message, alive, origin, now);
      case AliveOrigin.ListedDead listed -> admitDead(message, alive, origin, now);
      case AliveOrigin.Requested asked -> admitRequest(message, alive, asked, now);
    }
  }

  /**
   * An own message that comes back is nothing; another one may be that of a second node with this
   * identity, or of an earlier start, which others may think dead by now.
   */
  private void admitOwn(SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    switch (origin) {
      case AliveOrigin.Requested asked -> refuse(ownNameOf(asked), origin, "introduces this node");
      case AliveOrigin.ListedDead listed -> {
        if (own.isSurpassedBy(alive.time())) {
          admitOwnCopy(message, alive, origin, now);
        }
      }
      case AliveOrigin.Pushed pushed -> admitOwnCopy(message, alive, origin, now);
      case AliveOrigin.ListedAlive listed -> admitOwnCopy(message, alive, origin, now);
    }
  }

  private Rejection ownNameOf(AliveOrigin.Requested asked) {
    return here.isSelf(asked.from()) ? Rejection.OWN_PKI_ID : Rejection.SENDER_MISMATCH;
  }

  private void admitOwnCopy(
      SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    if (own.isEcho(alive.time())) {
      refuse(Rejection.STALE_ALIVE, origin, "own alive message");
    } else {
      verify(message, alive, new Signer.Known(here.self().identity()), origin, now);
    }
  }

  private void admitSpoken(SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    switch (membership.standing(alive.author(), alive.time(), message.envelope())) {
      case NEWS, COMPLETES -> verifyByAuthor(message, alive, origin, now);
      case KNOWN -> repeated(message, alive, origin, now);
      case STALE -> refuseStale(alive, origin);
    }
  }

  /**
   * A copy of what stands: verified before, but maybe not relayed, if it came by a response first.
   */
  private void repeated(SignedMessage copy, AliveMessage alive, AliveOrigin origin, Now now) {
    if (origin instanceof AliveOrigin.Pushed pushed && !effects.relay(copy, alive, pushed, now)) {
      refuseStale(alive, origin);
    }
  }

  /** The dead of others never change who is known here (discovery §5.4). */
  private void admitDead(SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    if (membership.table().find(alive.author()).isPresent()) {
      return;
    }
    switch (membership.standing(alive.author(), alive.time(), message.envelope())) {
      case NEWS -> verifyByAuthor(message, alive, origin, now);
      case COMPLETES, KNOWN, STALE -> refuseStale(alive, origin);
    }
  }

  private void admitRequest(
      SignedMessage message, AliveMessage alive, AliveOrigin.Requested asked, Now now) {
    ValidatedIdentity requester = asked.requester().peer();
    if (alive.author().equals(requester.pkiId())) {
      verify(message, alive, signer(alive, requester), asked, now);
    } else {
      refuse(Rejection.SENDER_MISMATCH, asked, "introduces " + alive.author());
    }
  }

  // ---- verify ----

  private void verifyByAuthor(
      SignedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    Optional<ValidatedIdentity> stored = here.ports().security().identityOf(alive.author(), now);
    if (stored.isPresent()) {
      verify(message, alive, signer(alive, stored.get()), origin, now);
    } else if (!alive.identity().isNone()) {
      verify(message, alive, new Signer.Carried(alive.identity()), origin, now);
    } else {
      effects.refuseUnknown(alive, origin, now);
    }
  }

  private static Signer signer(AliveMessage alive, ValidatedIdentity known) {
    return alive.identity().isNone() || alive.identity().equals(known.identity())
        ? new Signer.Known(known)
        : new Signer.Carried(alive.identity());
  }

  private void verify(
      SignedMessage message, AliveMessage alive, Signer signer, AliveOrigin origin, Now now) {
    if (signer instanceof Signer.Known known && known.identity().isExpiredAt(now.wall())) {
      refuse(Rejection.EXPIRED_IDENTITY, origin, "of " + alive.author());
      return;
    }
    here.ports()
        .verifications()
        .verify(new VerificationRequest(message, alive.author(), signer, now.wall()), origin);
  }

  // ---- refuse ----

  private void refuseStale(AliveMessage alive, AliveOrigin origin) {
    refuse(Rejection.STALE_ALIVE, origin, "of " + alive.author());
  }

  private void refuse(Rejection reason, AliveOrigin origin, String detail) {
    here.refusals().count(reason, origin.from(), detail);
  }
}
