// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.discovery.AnswerAllowance;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content.StateInfoSnapshot;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who ask for the state infos of one channel (channels §4).
 *
 * <p>Owned by its channel. Peers of the own organization get all. Others get all but those of our
 * members that have no external endpoint. Both snapshots are made and encoded once, and kept until
 * a state info or a member changes (pitfalls A.1.13). A peer gets an answer four times as often as
 * a well-behaved one asks; what it asks beyond that is counted and dropped. A store that is too
 * large for one snapshot gives its newest part.
 */
final class Snapshots {

  private static final int ANSWERS_PER_INTERVAL = 4;

  private final Surroundings here;
  private final ChannelId channel;
  private final StateInfoStore store;
  private final AnswerAllowance allowance;
  private @Nullable SignedMessage forOwnOrg;
  private @Nullable SignedMessage forOthers;
  private long madeOf;

  Snapshots(Surroundings here, ChannelId channel, StateInfoStore store) {
    this.here = here;
    this.channel = channel;
    this.store = store;
    this.allowance =
        new AnswerAllowance(
            here.settings().requestStateInfoInterval().dividedBy(ANSWERS_PER_INTERVAL),
            here.limits().maxRequests());
  }

  /** Members came, went, or may have another endpoint. */
  void membersChanged() {
    forOthers = null;
  }

  /** Answers on the connection on which the question came. */
  void answer(ConnectionInfo requester, Now now) {
    if (!allowance.spend(requester.peer().pkiId(), now)) {
      here.refuse(
          Rejection.OVERLOADED,
          requester.peer().pkiId(),
          channel,
          "asks for state infos too often");
      return;
    }
    here.ports().comm().respond(requester, snapshotFor(requester), now);
  }

  private SignedMessage snapshotFor(ConnectionInfo requester) {
    if (madeOf != store.version()) {
      forOwnOrg = null;
      forOthers = null;
      madeOf = store.version();
    }
    return here.isOwn(requester.peer().org()) ? forOwnOrg() : forOthers();
  }

  private SignedMessage forOwnOrg() {
    if (forOwnOrg == null) {
      forOwnOrg = snapshot(entry -> true);
    }
    return forOwnOrg;
  }

  private SignedMessage forOthers() {
    if (forOthers == null) {
      forOthers = snapshot(entry -> !here.isOwn(entry.org()) || isVisibleAbroad(entry));
    }
    return forOthers;
  }

  private boolean isVisibleAbroad(StateInfoEntry entry) {
    return here.ports()
        .members()
        .lookup(entry.author())
        .filter(member -> !member.externalEndpoint().isNone())
        .isPresent();
  }

  private SignedMessage snapshot(Predicate<StateInfoEntry> disclosed) {
    List<Envelope> elements = new ArrayList<>();
    long bytes = 0;
    for (StateInfoEntry entry : store.newestFirst()) {
      if (disclosed.test(entry)) {
        bytes += entry.envelope().weight();
        if (bytes > here.limits().maxSnapshotBytes()
            || elements.size() == here.limits().maxSnapshotElements()) {
          break;
        }
        elements.add(entry.envelope());
      }
    }
    StateInfoSnapshot content = new StateInfoSnapshot(elements);
    GossipMessage message = new GossipMessage(0, channel, TagRules.tagFor(content), content);
    return new SignedMessage(Envelope.unsigned(here.ports().codec().encode(message)), message);
  }
}
