// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.Content.MembershipResponse;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;

/**
 * Takes membership requests and responses apart (discovery §5.3 and §5.4).
 *
 * <p>Every alive message inside is judged by itself, so that a bad one hides none; the message
 * around it only tells where it came from.
 */
final class MembershipExchange {

  private final int maxElements;
  private final Refusals refusals;
  private final AliveIntake intake;
  private final Questions questions;
  private final Seeds seeds;

  MembershipExchange(Surroundings here, AliveIntake intake, Questions questions, Seeds seeds) {
    this.maxElements = here.limits().maxResponseElements();
    this.refusals = here.refusals();
    this.intake = intake;
    this.questions = questions;
    this.seeds = seeds;
  }

  /** Takes a request; it is answered when its author is proved. */
  void requested(MembershipRequest request, ConnectionInfo from, long nonce, Now now) {
    if (from.peer().isExpiredAt(now.wall())) {
      refusals.count(Rejection.EXPIRED_IDENTITY, from.peer().pkiId(), "of the requester");
      return;
    }
    intake.element(request.selfInformation(), new AliveOrigin.Requested(from, nonce), now);
  }

  /** Takes a response, if {@code from} was asked with {@code nonce}. */
  void responded(MembershipResponse response, PkiId from, long nonce, Now now) {
    int elements = response.alive().size() + response.dead().size();
    if (elements > maxElements) {
      refusals.count(Rejection.TOO_MANY_ELEMENTS, from, elements + " members in a response");
      return;
    }
    if (!questions.answered(from, nonce, now)) {
      refusals.count(Rejection.UNSOLICITED, from, "membership response");
      return;
    }
    seeds.answered(from, nonce);
    takeApart(response, from, now);
  }

  private void takeApart(MembershipResponse response, PkiId from, Now now) {
    AliveOrigin living = new AliveOrigin.ListedAlive(from);
    for (Envelope element : response.alive()) {
      intake.element(element, living, now);
    }
    AliveOrigin dead = new AliveOrigin.ListedDead(from);
    for (Envelope element : response.dead()) {
      intake.element(element, dead, now);
    }
  }
}
