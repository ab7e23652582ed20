// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.Optional;

/**
 * What an alive message does once its signature was checked: the tables change, it is relayed, a
 * request is answered (discovery §5.2 to §5.4).
 *
 * <p>The tables may have moved on while the check ran, so everything is asked anew. Relaying is
 * done once for each message, and only for what was pushed; a message that is superseded meanwhile
 * is not relayed any more.
 */
final class AliveEffects {

  private final Surroundings here;
  private final Membership membership;
  private final OwnAlive own;
  private final Answers answers;
  private final Rounds rounds;

  AliveEffects(
      Surroundings here, Membership membership, OwnAlive own, Answers answers, Rounds rounds) {
    this.here = here;
    this.membership = membership;
    this.own = own;
    this.answers = answers;
    this.rounds = rounds;
  }

  /** Takes the outcome of a check. */
  void checked(AliveOrigin origin, VerificationResult result, Now now) {
    switch (result) {
      case VerificationResult.Passed(VerifiedMessage message) -> apply(message, origin, now);
      case VerificationResult.Failed(Rejection reason, String detail) ->
          refuse(reason, origin, detail);
    }
  }

  private void apply(VerifiedMessage message, AliveOrigin origin, Now now) {
    if (!(message.content() instanceof AliveMessage alive)) {
      throw new IllegalArgumentException("not an alive message: " + message);
    }
    if (here.isSelf(alive.author())) {
      applyOwn(message, alive, origin, now);
    } else if (isAuthorStillKnown(message, alive, origin, now)) {
      applyOther(message, alive, origin, now);
    } else {
      refuseUnknown(alive, origin, now);
    }
  }

  /**
   * An identity that came with the message is stored now; one that was purged during the check
   * stays away.
   */
  private boolean isAuthorStillKnown(
      VerifiedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    if (here.ports().security().identityOf(alive.author(), now).isPresent()) {
      return true;
    }
    boolean proved = !alive.identity().isNone() || origin instanceof AliveOrigin.Requested;
    if (proved) {
      here.ports().security().learned(message.author(), now);
    }
    return proved;
  }

  private void applyOther(
      VerifiedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    AliveNews news = AliveNews.of(message, alive, here.self().org());
    switch (origin) {
      case AliveOrigin.Pushed pushed -> applyPushed(message.signed(), alive, news, pushed, now);
      case AliveOrigin.ListedAlive listed -> hear(news, listed, now);
      case AliveOrigin.ListedDead listed -> hearOfDead(news, listed, now);
      case AliveOrigin.Requested asked -> applyRequest(news, asked, now);
    }
  }

  /**
   * What speaks in this node's name from elsewhere is another node; from here, an earlier start
   * whose clock was ahead.
   */
  private void applyOwn(VerifiedMessage message, AliveMessage alive, AliveOrigin origin, Now now) {
    if (own.isEcho(alive.time())) {
      refuse(Rejection.STALE_ALIVE, origin, "own alive message");
      return;
    }
    own.impostor(alive.time());
    refuse(Rejection.OWN_PKI_ID, origin, own.describeImpostor(alive.time()));
    Endpoint internal = message.secret().map(Secret::internalEndpoint).orElse(Endpoint.NONE);
    own.foreignAmong(alive.membership().externalEndpoint(), internal)
        .map(GossipEvent.DuplicateIdentity::new)
        .ifPresentOrElse(here.ports().metrics()::on, () -> own.goOnAfter(alive.time(), now));
  }

  private void applyPushed(
      SignedMessage message,
      AliveMessage alive,
      AliveNews news,
      AliveOrigin.Pushed origin,
      Now now) {
    Membership.Outcome outcome = hear(news, origin, now);
    boolean relayed = relay(message, alive, origin, now);
    if (outcome == Membership.Outcome.NOTHING && !relayed) {
      refuse(Rejection.STALE_ALIVE, origin, "superseded while it was checked");
    }
  }

  private void applyRequest(AliveNews news, AliveOrigin.Requested asked, Now now) {
    boolean wasAlive = isAlive(asked);
    hear(news, asked, now);
    answer(asked, news.externalEndpoint(), wasAlive, now);
  }

  private Membership.Outcome hear(AliveNews news, AliveOrigin origin, Now now) {
    Membership.Outcome outcome = membership.hear(news, now);
    switch (outcome) {
      case GREW -> rounds.grown();
      case FULL -> refuse(Rejection.MEMBERSHIP_FULL, origin, "no room for " + news.author());
      case CHANGED, NOTHING -> {}
    }
    return outcome;
  }

  private void hearOfDead(AliveNews news, AliveOrigin origin, Now now) {
    if (membership.hearOfDead(news, now) == Membership.Outcome.FULL) {
      refuse(Rejection.MEMBERSHIP_FULL, origin, "no room for the dead " + news.author());
    }
  }

  /**
   * Relays a pushed message if it stands for its author and was not relayed before; whether it was.
   */
  boolean relay(SignedMessage copy, AliveMessage alive, AliveOrigin.Pushed origin, Now now) {
    Optional<Envelope> standing = membership.claimRelay(alive.author(), copy.envelope().key());
    standing
        .map(envelope -> new SignedMessage(envelope, copy.message()))
        .ifPresent(message -> here.ports().comm().gossip(message, origin.from(), now));
    return standing.isPresent();
  }

  /** Answers a membership request of which the author is proved. */
  void answer(AliveOrigin.Requested asked, Endpoint external, boolean wasAlive, Now now) {
    Endpoint reachable =
        membership
            .table()
            .find(asked.from())
            .map(entry -> entry.member().preferredEndpoint())
            .orElse(external);
    AlivePurpose.Answer answer =
        new AlivePurpose.Answer(
            new PeerAddress(asked.from(), reachable),
            asked.requester().peer().org(),
            asked.nonce());
    answers.answer(answer, external, wasAlive, now);
  }

  boolean isAlive(AliveOrigin.Requested asked) {
    return membership.table().isAlive(asked.from());
  }

  /** Refuses what nobody can verify, and lets the node know whose identity is missing. */
  void refuseUnknown(AliveMessage alive, AliveOrigin origin, Now now) {
    refuse(Rejection.UNKNOWN_IDENTITY, origin, "of " + alive.author());
    here.ports().listener().unknownAuthor(alive.author(), now);
  }

  private void refuse(Rejection reason, AliveOrigin origin, String detail) {
    here.refusals().count(reason, origin.from(), detail);
  }
}
