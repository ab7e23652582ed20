// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content.LeadershipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.msgstore.MessageRules;
import dev.hearsay.domain.msgstore.MessageStore;
import dev.hearsay.domain.msgstore.MessageStoreListener;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.Optional;

/**
 * Who speaks for leadership among the peers of the own organization in one channel (channels §7).
 *
 * <p>Owned by its channel. Of each author the newest message stands; it is delivered, and never
 * forwarded. Messages age out, so an older one is refused for a while only.
 */
final class Leadership {

  private final Joining joining;
  private final Surroundings here;
  private final MessageStore<PkiId, SignedMessage> newest;

  Leadership(Joining joining) {
    this.joining = joining;
    this.here = joining.here();
    int authors = here.limits().maxLeaders();
    this.newest =
        new MessageStore<>(
            new MessageStoreSettings(
                authors,
                (long) authors * here.limits().maxStateInfoBytes(),
                here.settings().leadershipMemory()),
            MessageRules.signed(Leadership::authorOf),
            MessageStoreListener.none());
  }

  private static PkiId authorOf(SignedMessage message) {
    if (message.content() instanceof LeadershipMessage leadership) {
      return leadership.pkiId();
    }
    throw new IllegalArgumentException("not a leadership message: " + message);
  }

  /** A leadership message with a legal tag. */
  void receive(ReceivedMessage message, LeadershipMessage leadership, Now now) {
    ConnectionInfo from = message.from();
    Optional<ValidatedIdentity> author = here.ports().members().identityOf(leadership.pkiId(), now);
    if (!here.isOwn(from.peer().org())) {
      refuse(Rejection.NOT_OWN_ORGANIZATION, from.peer().pkiId(), "of " + from.peer().org());
    } else if (!newest.wouldAccept(message.signed())) {
      refuse(Rejection.STALE_LEADERSHIP, from.peer().pkiId(), "of " + leadership.pkiId());
    } else if (author.isEmpty()) {
      refuse(Rejection.UNKNOWN_IDENTITY, from.peer().pkiId(), "of " + leadership.pkiId());
      here.ports().listener().unknownAuthor(leadership.pkiId(), now);
    } else if (!here.isOwn(author.get().org())) {
      refuse(Rejection.NOT_OWN_ORGANIZATION, from.peer().pkiId(), "by " + author.get().org());
    } else if (isOversized(message)) {
      refuse(Rejection.OVERSIZED_MESSAGE, from.peer().pkiId(), "of " + leadership.pkiId());
    } else {
      verify(message, author.get(), now);
    }
  }

  private boolean isOversized(ReceivedMessage message) {
    return message.signed().envelope().weight() > here.limits().maxStateInfoBytes();
  }

  private void verify(ReceivedMessage message, ValidatedIdentity author, Now now) {
    here.ports()
        .verifications()
        .verify(
            new VerificationRequest(
                message.signed(), author.pkiId(), new Signer.Known(author), now.wall()),
            new ChannelOrigin.OfLeadership(
                joining.channel(), joining.number(), message.from().peer().pkiId()));
  }

  /** Takes the outcome of a check. */
  void checked(ChannelOrigin.OfLeadership origin, VerificationResult result, Now now) {
    switch (result) {
      case VerificationResult.Passed(VerifiedMessage message) -> apply(message, origin, now);
      case VerificationResult.Failed(Rejection reason, String detail) ->
          refuse(reason, origin.from(), detail);
    }
  }

  private void apply(VerifiedMessage message, ChannelOrigin.OfLeadership origin, Now now) {
    SignedMessage kept =
        new SignedMessage(message.envelope().compact(), message.signed().message());
    switch (newest.add(kept, now)) {
      case ADDED, REPLACED ->
          here.ports().listener().delivered(joining.channel(), message, origin.from(), now);
      case REFUSED -> refuse(Rejection.STALE_LEADERSHIP, origin.from(), "superseded meanwhile");
      case FULL -> refuse(Rejection.CHANNEL_FULL, origin.from(), "too many speak for leadership");
    }
  }

  /** Lets go of what has aged. */
  void expire(Now now) {
    newest.expire(now);
  }

  private void refuse(Rejection reason, PkiId from, String detail) {
    here.refuse(reason, from, joining.channel(), "leadership " + detail);
  }
}
