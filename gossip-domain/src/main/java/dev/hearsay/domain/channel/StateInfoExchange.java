// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.List;

/**
 * What the peers of one channel state of themselves, this node among them: made, published, asked
 * for, answered, kept (channels §2, §4 and §5).
 *
 * <p>Owned by its channel.
 */
final class StateInfoExchange {

  /** Hears how far the ledgers of others are. */
  @FunctionalInterface
  interface Evidence {
    /** A peer of the own organization states that blocks below {@code height} exist. */
    void othersAreAt(long height, Now now);
  }

  private final Joining joining;
  private final Surroundings here;
  private final Evidence evidence;
  private final StateInfoStore store;
  private final OwnStateInfo own;
  private final Announcer announcer;
  private final Publisher publisher;
  private final StateInfoRequests requests;
  private final Snapshots snapshots;
  private final StateInfoAdmission admission;
  private final Reverification reverification;

  StateInfoExchange(
      Joining joining,
      ChannelOrgs orgs,
      StateInfoStore store,
      OwnStateInfo own,
      Evidence evidence) {
    this.joining = joining;
    this.here = joining.here();
    this.evidence = evidence;
    this.store = store;
    this.own = own;
    announcer =
        new Announcer(
            here.settings().announcement(),
            joining.randomness().fork("announcer"),
            delay -> joining.remind(delay, ChannelAlarm.ANNOUNCE));
    publisher = new Publisher(here, own, store, announcer);
    requests =
        new StateInfoRequests(
            here,
            orgs,
            own.mac(),
            joining.randomness().fork("requests"),
            delay -> joining.remind(delay, ChannelAlarm.REQUEST_EARLY));
    snapshots = new Snapshots(here, joining.channel(), store);
    admission = new StateInfoAdmission(joining, orgs, store, own, new News());
    reverification = new Reverification(joining, store);
  }

  // ---- life

  void start(Now now) {
    joining.remind(here.settings().publishStateInfoInterval(), ChannelAlarm.PUBLISH);
    joining.remind(here.settings().requestStateInfoInterval(), ChannelAlarm.REQUEST);
    joining.remind(here.settings().sweepInterval(), ChannelAlarm.SWEEP);
    publisher.joined(now);
    requests.wish(now);
  }

  /** Other organizations are in the channel, or other rules are in force. */
  void reconfigured(ChannelOrgs orgs, Now now) {
    store.removeIf(entry -> !orgs.contains(entry.org()));
    reverification.begin(now);
    requests.wish(now);
  }

  /** This node has left the channel, and says so. */
  void leave(Now now) {
    own.leave(now);
    publisher.publish(now);
  }

  // ---- what changes here

  /** Whether the height is another one. */
  boolean ledgerHeight(long height, Now now) {
    boolean changed = own.ledgerHeight(height, now);
    if (changed) {
      announcer.heightIs(own.ledgerHeight(), now);
    }
    return changed;
  }

  void chaincodes(List<Content.Chaincode> chaincodes, Now now) {
    own.chaincodes(chaincodes, now);
    publisher.publish(now);
  }

  void signed(StateInfoPurpose purpose, SignedMessage message, Now now) {
    publisher.signed(purpose, message, now);
  }

  void signingFailed(String detail) {
    publisher.failed(detail);
  }

  // ---- what others say and ask

  /** A state info that came by itself, with the MAC of this channel. */
  void pushed(SignedMessage message, StateInfo info, PkiId from, Now now) {
    admission.pushed(message, info, from, now);
  }

  void snapshot(ReceivedMessage message, Content.StateInfoSnapshot snapshot, Now now) {
    PkiId from = message.from().peer().pkiId();
    if (requests.answered(from, now)) {
      admission.snapshot(snapshot.elements(), from, now);
    } else {
      joining.refuse(Rejection.UNSOLICITED, message, "a snapshot that was not asked for");
    }
  }

  void request(ReceivedMessage message, Now now) {
    snapshots.answer(message.from(), now);
  }

  void checked(ChannelOrigin.OfStateInfo origin, VerificationResult result, Now now) {
    admission.checked(origin, result, now);
  }

  void checked(ChannelOrigin.OfReverification origin, VerificationResult result, Now now) {
    reverification.checked(origin, result, now);
  }

  // ---- time and members

  /** The publish interval is over. */
  void publish(Now now) {
    joining.remind(here.settings().publishStateInfoInterval(), ChannelAlarm.PUBLISH);
    publisher.tick(now);
    reverification.proceed(now);
  }

  /** The own ledger may have come to rest. */
  void announce(Now now) {
    if (announcer.timer(now)) {
      publisher.publish(now);
    }
  }

  /** The request interval is over. */
  void request(Now now) {
    joining.remind(here.settings().requestStateInfoInterval(), ChannelAlarm.REQUEST);
    requests.tick(now);
  }

  /** There was reason to ask before time. */
  void requestEarly(Now now) {
    requests.early(now);
  }

  /** Forgets those who are no members any more (channels §5.3). */
  void sweep() {
    joining.remind(here.settings().sweepInterval(), ChannelAlarm.SWEEP);
    store.removeIf(entry -> here.ports().members().lookup(entry.author()).isEmpty());
  }

  void membersChanged(Now now) {
    snapshots.membersChanged();
    requests.wish(now);
    publisher.membersChanged(now);
  }

  /** What a state info does once it is stored. */
  private final class News implements StateInfoAdmission.Effects {

    @Override
    public void stored(
        StateInfoEntry entry, VerifiedMessage message, ChannelOrigin.OfStateInfo origin, Now now) {
      if (isEvidence(entry.org(), entry.properties())) {
        long height = entry.properties().ledgerHeight();
        announcer.heard(entry.author(), height);
        evidence.othersAreAt(height, now);
      }
      if (origin.pushed()) {
        here.ports().comm().gossip(entry.message(), origin.from(), now);
        here.ports().listener().delivered(joining.channel(), message, origin.from(), now);
      }
    }

    /** A height of 1 is stated by all who have just joined, whatever they hold. */
    private boolean isEvidence(OrgId org, Content.Properties stated) {
      return here.isOwn(org)
          && !stated.leftChannel()
          && BlockNumbers.isBelow(1, stated.ledgerHeight());
    }

    @Override
    public void surpassed(StateInfo earlier, Now now) {
      if (own.goOnAfter(earlier.time(), now)) {
        publisher.publish(now);
      }
    }
  }
}
