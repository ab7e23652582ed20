// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.msgstore.Outcome;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.List;
import java.util.Optional;

/**
 * The way of a state info of one channel: looked up, admitted, verified, applied (channels §5).
 *
 * <p>Cheap before dear: what is known, stale or of somebody unknown ends before any signature is
 * looked at, and one check by the readers rule suffices (pitfalls A.1.18). Elements of a snapshot
 * are judged singly, so a bad one hides none (pitfalls A.5.5). A check that fails marks nothing as
 * seen.
 */
final class StateInfoAdmission {

  /** Hears what became of state infos. */
  interface Effects {

    /** A state info is stored now. */
    void stored(
        StateInfoEntry entry, VerifiedMessage message, ChannelOrigin.OfStateInfo origin, Now now);

    /** Somebody has a genuine state info of this node that is newer than what this node says. */
    void surpassed(StateInfo earlier, Now now);
  }

  private final Joining joining;
  private final Surroundings here;
  private final ChannelId channel;
  private final ChannelOrgs orgs;
  private final StateInfoStore store;
  private final OwnStateInfo own;
  private final Effects effects;

  StateInfoAdmission(
      Joining joining, ChannelOrgs orgs, StateInfoStore store, OwnStateInfo own, Effects effects) {
    this.joining = joining;
    this.here = joining.here();
    this.channel = joining.channel();
    this.orgs = orgs;
    this.store = store;
    this.own = own;
    this.effects = effects;
  }

  // ---- look up and decode

  /** Takes the elements of a snapshot that was asked for. */
  void snapshot(List<Envelope> elements, PkiId from, Now now) {
    int taken = Math.min(elements.size(), here.limits().maxSnapshotElements());
    if (taken < elements.size()) {
      refuse(Rejection.TOO_MANY_ELEMENTS, from, elements.size() + " elements in a snapshot");
    }
    elements.subList(0, taken).forEach(element -> element(element, from, now));
  }

  private void element(Envelope envelope, PkiId from, Now now) {
    if (store.holds(envelope.key()) || isOversized(envelope, from)) {
      return;
    }
    switch (here.ports().codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> decoded(message, from, now);
      case Decoded.Failed<SignedMessage> failed ->
          refuse(Rejection.of(failed.reason()), from, failed.explanation());
    }
  }

  private void decoded(SignedMessage message, PkiId from, Now now) {
    if (!(message.content() instanceof StateInfo info)) {
      refuse(Rejection.UNEXPECTED_ELEMENT, from, "not a state info");
    } else if (!TagRules.isLegal(message.message())) {
      refuse(Rejection.ILLEGAL_TAG, from, "state info with tag " + message.message().tag());
    } else if (!isOfThisChannel(info)) {
      refuse(Rejection.BAD_CHANNEL_MAC, from, "of " + info.pkiId());
    } else if (here.ports().members().lookup(info.pkiId()).isEmpty()) {
      refuse(Rejection.UNKNOWN_MEMBER, from, "of " + info.pkiId());
    } else {
      admit(message, info, origin(from, false), now);
    }
  }

  private ChannelOrigin.OfStateInfo origin(PkiId from, boolean pushed) {
    return new ChannelOrigin.OfStateInfo(channel, joining.number(), from, pushed);
  }

  private boolean isOfThisChannel(StateInfo info) {
    Optional<Bytes> known = store.get(info.pkiId()).map(StateInfoEntry::mac);
    return info.channelMac().equals(known.orElseGet(() -> ChannelMac.of(info.pkiId(), channel)));
  }

  // ---- admit

  /** Takes a state info that came by itself, with the MAC of this channel. */
  void pushed(SignedMessage message, StateInfo info, PkiId from, Now now) {
    admit(message, info, origin(from, true), now);
  }

  private void admit(
      SignedMessage message, StateInfo info, ChannelOrigin.OfStateInfo origin, Now now) {
    PkiId from = origin.from();
    if (here.isSelf(info.pkiId())) {
      admitOwn(message, info, origin, now);
    } else if (!store.isNews(info)) {
      refuse(Rejection.STALE_STATE_INFO, from, "of " + info.pkiId());
    } else if (!info.pkiId().isWellFormed()) {
      refuse(Rejection.BAD_PKI_ID_LENGTH, from, info.pkiId().value().length() + " bytes");
    } else if (!store.hasPlaceFor(info.pkiId())) {
      refuse(Rejection.CHANNEL_FULL, from, "no room for " + info.pkiId());
    } else if (!isOversized(message.envelope(), from)) {
      admitKnown(message, info, origin, now);
    }
  }

  private void admitKnown(
      SignedMessage message, StateInfo info, ChannelOrigin.OfStateInfo origin, Now now) {
    Optional<ValidatedIdentity> author = here.ports().members().identityOf(info.pkiId(), now);
    if (author.isEmpty()) {
      refuse(Rejection.UNKNOWN_IDENTITY, origin.from(), "of " + info.pkiId());
      here.ports().listener().unknownAuthor(info.pkiId(), now);
    } else if (!orgs.contains(author.get().org())) {
      refuse(Rejection.NOT_IN_CHANNEL, origin.from(), "state info of " + author.get().org());
    } else if (hasPlace(message, info, author.get().org(), origin)) {
      verify(message, author.get(), origin, now);
    }
  }

  private boolean hasPlace(
      SignedMessage message, StateInfo info, OrgId org, ChannelOrigin.OfStateInfo origin) {
    boolean hasPlace = store.hasPlaceFor(info.pkiId(), org, message.envelope().weight());
    if (!hasPlace) {
      refuse(Rejection.CHANNEL_FULL, origin.from(), "too many of " + org);
    }
    return hasPlace;
  }

  /** What this node said comes back; what it did not say, an earlier joining said. */
  private void admitOwn(
      SignedMessage message, StateInfo info, ChannelOrigin.OfStateInfo origin, Now now) {
    if (own.isSurpassedBy(info.time())) {
      verify(message, here.self().identity(), origin, now);
    } else {
      refuse(Rejection.STALE_STATE_INFO, origin.from(), "own state info");
    }
  }

  private boolean isOversized(Envelope envelope, PkiId from) {
    boolean oversized = envelope.weight() > here.limits().maxStateInfoBytes();
    if (oversized) {
      refuse(Rejection.OVERSIZED_MESSAGE, from, "state info of " + envelope.weight() + " bytes");
    }
    return oversized;
  }

  // ---- verify

  private void verify(
      SignedMessage message, ValidatedIdentity author, ChannelOrigin.OfStateInfo origin, Now now) {
    here.ports()
        .verifications()
        .verify(
            new VerificationRequest(
                message, author.pkiId(), new Signer.Reader(author, channel), now.wall()),
            origin);
  }

  // ---- apply

  /** Takes the outcome of a check; the channel may have changed while it ran. */
  void checked(ChannelOrigin.OfStateInfo origin, VerificationResult result, Now now) {
    switch (result) {
      case VerificationResult.Passed(VerifiedMessage message) -> apply(message, origin, now);
      case VerificationResult.Failed(Rejection reason, String detail) ->
          refuse(reason, origin.from(), detail.isEmpty() ? "state info" : "state info, " + detail);
    }
  }

  private void apply(VerifiedMessage message, ChannelOrigin.OfStateInfo origin, Now now) {
    if (!(message.content() instanceof StateInfo info)) {
      throw new IllegalArgumentException("not a state info: " + message);
    }
    if (here.isSelf(info.pkiId())) {
      refuse(Rejection.OWN_PKI_ID, origin.from(), "newer than this node's own state info");
      effects.surpassed(info, now);
    } else if (here.ports().members().identityOf(info.pkiId(), now).isEmpty()) {
      refuse(Rejection.UNKNOWN_IDENTITY, origin.from(), "of " + info.pkiId() + ", forgotten");
    } else if (!orgs.contains(message.author().org())) {
      refuse(Rejection.NOT_IN_CHANNEL, origin.from(), "state info of " + message.author().org());
    } else if (hasPlace(message.signed(), info, message.author().org(), origin)) {
      store(message, info, origin, now);
    }
  }

  private void store(
      VerifiedMessage message, StateInfo info, ChannelOrigin.OfStateInfo origin, Now now) {
    StateInfoEntry entry = StateInfoEntry.of(message.signed(), info, message.author().org());
    Outcome outcome = store.add(entry, now);
    switch (outcome) {
      case ADDED, REPLACED -> effects.stored(entry, message, origin, now);
      case REFUSED -> refuse(Rejection.STALE_STATE_INFO, origin.from(), "superseded meanwhile");
      case FULL -> refuse(Rejection.CHANNEL_FULL, origin.from(), "no room for " + info.pkiId());
    }
  }

  private void refuse(Rejection reason, PkiId from, String detail) {
    here.refuse(reason, from, channel, detail);
  }
}
