// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;

/**
 * A row of the membership table.
 *
 * @param member what others may see of it
 * @param org its organization
 * @param time of its newest alive message
 * @param heardNanos when that message came, on the elapsed clock
 * @param relayed whether that message was given to the dissemination layer already
 * @param reported whether it was never alive here: somebody else named it as dead
 */
record MemberEntry(
    NetworkMember member,
    OrgId org,
    PeerTime time,
    long heardNanos,
    boolean relayed,
    boolean reported) {

  /** A member that nobody knew. */
  static MemberEntry of(AliveNews news, long heardNanos, boolean reported) {
    return new MemberEntry(
        memberOf(news, Endpoint.NONE), news.org(), news.time(), heardNanos, false, reported);
  }

  PkiId pkiId() {
    return member.pkiId();
  }

  Envelope envelope() {
    return member.envelope();
  }

  /** Whether the newest alive message carries the secret of its author. */
  boolean hasSecret() {
    return envelope().secret().isPresent();
  }

  /**
   * This member after a newer alive message; without a secret the internal endpoint stays
   * (discovery §6).
   */
  MemberEntry after(AliveNews newer, long now) {
    NetworkMember next = memberOf(newer, member.internalEndpoint());
    return new MemberEntry(next, newer.org(), newer.time(), now, false, false);
  }

  /** This member with the secret of a copy of its newest alive message (pitfalls A.3.13). */
  MemberEntry completedBy(AliveNews copy) {
    NetworkMember complete = memberOf(copy, member.internalEndpoint());
    return new MemberEntry(complete, org, time, heardNanos, relayed, reported);
  }

  /** This member once its newest message is on its way to others. */
  MemberEntry asRelayed() {
    return new MemberEntry(member, org, time, heardNanos, true, reported);
  }

  private static NetworkMember memberOf(AliveNews news, Endpoint formerInternal) {
    Endpoint internal = news.internalEndpoint();
    return new NetworkMember(
        news.author(),
        news.externalEndpoint(),
        internal.isNone() ? formerInternal : internal,
        news.metadata(),
        news.envelope());
  }
}
