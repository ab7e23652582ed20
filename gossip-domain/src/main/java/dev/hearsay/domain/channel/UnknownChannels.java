// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.msgstore.FairShares;
import dev.hearsay.domain.msgstore.MessageRules;
import dev.hearsay.domain.msgstore.MessageStore;
import dev.hearsay.domain.msgstore.MessageStoreListener;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * The state infos of channels that this node has not joined, which it passes on within its
 * organization so that they cross it (channels §10).
 *
 * <p>Owned by the node loop. They are taken from peers of the own organization only and must be
 * their author's; nobody here knows the channel's rules. They are told apart by author and MAC, so
 * that one author's channels do not displace each other (pitfalls A.5.4). Bounded in count and
 * bytes, and no author of many crowds the others out; they age out.
 */
final class UnknownChannels {

  private record Key(PkiId author, Bytes mac) {}

  private final Surroundings here;
  private final MessageStoreSettings bounds;
  private final FairShares<PkiId> shares;
  private final MessageStore<Key, SignedMessage> newest;

  UnknownChannels(Surroundings here) {
    this.here = here;
    this.bounds =
        new MessageStoreSettings(
            here.limits().maxUnknownStateInfos(),
            here.limits().maxUnknownBytes(),
            here.settings().unknownChannelMemory());
    this.shares =
        new FairShares<>(here.limits().maxUnknownStateInfos(), here.limits().maxUnknownBytes());
    this.newest =
        new MessageStore<>(bounds, MessageRules.signed(UnknownChannels::keyOf), new Gone());
  }

  /** Takes note of what stands no more. */
  private final class Gone implements MessageStoreListener<SignedMessage> {
    @Override
    public void superseded(SignedMessage message) {
      shares.remove(keyOf(message).author(), message.envelope().weight());
    }

    @Override
    public void expired(SignedMessage message) {
      shares.remove(keyOf(message).author(), message.envelope().weight());
    }
  }

  private static Key keyOf(SignedMessage message) {
    StateInfo info = stateInfo(message);
    return new Key(info.pkiId(), info.channelMac());
  }

  private static StateInfo stateInfo(SignedMessage message) {
    if (message.content() instanceof StateInfo info) {
      return info;
    }
    throw new IllegalArgumentException("not a state info: " + message);
  }

  Fill fill() {
    return new Fill("state infos of unknown channels", newest.size(), bounds.maxEntries());
  }

  /**
   * A state info with a legal tag whose MAC is that of no channel that was joined, as far as its
   * author is known.
   */
  void receive(ReceivedMessage message, StateInfo info, Now now) {
    PkiId from = message.from().peer().pkiId();
    Optional<ValidatedIdentity> author = here.ports().members().identityOf(info.pkiId(), now);
    if (info.channelMac().length() != ChannelMac.LENGTH) {
      refuse(Rejection.BAD_CHANNEL_MAC, from, info.channelMac().length() + " bytes");
    } else if (!info.pkiId().isWellFormed()) {
      refuse(Rejection.BAD_PKI_ID_LENGTH, from, info.pkiId().value().length() + " bytes");
    } else if (author.isEmpty()) {
      refuse(Rejection.UNKNOWN_IDENTITY, from, "of " + info.pkiId());
      here.ports().listener().unknownAuthor(info.pkiId(), now);
    } else if (!here.isOwn(message.from().peer().org())) {
      refuse(Rejection.UNKNOWN_CHANNEL, from, "by " + message.from().peer().org());
    } else if (here.isSelf(info.pkiId())) {
      refuse(Rejection.OWN_PKI_ID, from, "of a channel that this node has not joined");
    } else if (!newest.wouldAccept(message.signed())) {
      refuse(Rejection.STALE_STATE_INFO, from, "of " + info.pkiId());
    } else if (message.signed().envelope().weight() > here.limits().maxStateInfoBytes()) {
      refuse(Rejection.OVERSIZED_MESSAGE, from, "of " + info.pkiId());
    } else if (crowdsOthersOut(message.signed())) {
      refuse(Rejection.CHANNEL_FULL, from, "too many of " + info.pkiId());
    } else {
      verify(message.signed(), author.get(), from, now);
    }
  }

  private boolean crowdsOthersOut(SignedMessage message) {
    Key key = keyOf(message);
    Optional<SignedMessage> former = newest.get(key);
    int formerWeight = former.map(older -> older.envelope().weight()).orElse(0);
    return !shares.leavesRoom(
        key.author(), former.isPresent() ? 0 : 1, message.envelope().weight() - formerWeight);
  }

  private void verify(SignedMessage message, ValidatedIdentity author, PkiId from, Now now) {
    here.ports()
        .verifications()
        .verify(
            new VerificationRequest(message, author.pkiId(), new Signer.Known(author), now.wall()),
            new ChannelOrigin.OfUnknownChannel(from));
  }

  /**
   * Takes the outcome of a check.
   *
   * @return the genuine message; empty if it is refused, and that was reported
   */
  Optional<VerifiedMessage> checked(
      ChannelOrigin.OfUnknownChannel origin, VerificationResult result) {
    return switch (result) {
      case VerificationResult.Passed(VerifiedMessage message) -> Optional.of(message);
      case VerificationResult.Failed(Rejection reason, String detail) -> {
        refuse(reason, origin.from(), detail);
        yield Optional.empty();
      }
    };
  }

  /** Keeps a genuine state info and passes it on, unless a newer one came meanwhile. */
  void take(VerifiedMessage message, PkiId from, Now now) {
    StateInfo info = stateInfo(message.signed());
    StateInfoEntry entry = StateInfoEntry.of(message.signed(), info, message.author().org());
    if (crowdsOthersOut(entry.message())) {
      refuse(Rejection.CHANNEL_FULL, from, "too many of " + info.pkiId());
      return;
    }
    switch (newest.add(entry.message(), now)) {
      case ADDED, REPLACED -> {
        shares.add(info.pkiId(), entry.envelope().weight());
        here.ports().comm().gossip(entry.message(), from, now);
      }
      case REFUSED -> refuse(Rejection.STALE_STATE_INFO, from, "superseded meanwhile");
      case FULL -> refuse(Rejection.CHANNEL_FULL, from, "no room for " + info.pkiId());
    }
  }

  /** How often {@link #expire} is to be called. */
  Duration scanInterval() {
    return bounds.scanInterval();
  }

  /** Lets go of what has aged. */
  void expire(Now now) {
    newest.expire(now);
  }

  private void refuse(Rejection reason, PkiId from, String detail) {
    here.refuse(reason, from, "state info of an unknown channel, " + detail);
  }
}
