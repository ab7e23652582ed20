// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.MembershipResponse;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers membership requests (discovery §7).
 *
 * <p>A peer is answered a few times at once and then as often as the interval between two sync
 * rounds allows, four times over; what it asks beyond that is dropped and counted.
 *
 * <p>What a requester may learn depends on its organization only, so the lists are made once per
 * organization and kept until the table changes (pitfalls A.1.13). The own entry is fresh for a
 * requester that was not alive here, since it may know us as dead; else it is at most an alive
 * interval old (pitfalls A.3.12).
 */
final class Answers {

  /** A well-behaved peer asks once in its pull interval, and a little more often at its start. */
  private static final int ANSWERS_PER_PULL = 4;

  private record Disclosed(List<Envelope> alive, List<Envelope> dead) {}

  private final Surroundings here;
  private final DisclosurePolicy policy;
  private final MembershipTable table;
  private final OwnAlive own;
  private final AnswerAllowance allowance;
  private final Map<OrgId, Disclosed> disclosed = new LinkedHashMap<>();
  private long disclosedVersion;

  Answers(Surroundings here, MembershipTable table, OwnAlive own) {
    this.here = here;
    this.policy = here.policy();
    this.table = table;
    this.own = own;
    Duration interval = here.settings().pullInterval().dividedBy(ANSWERS_PER_PULL);
    this.allowance = new AnswerAllowance(interval, here.limits().maxMembersPerOrg());
  }

  /**
   * Answers a requester, or closes the connection to it if we may not show ourselves.
   *
   * @param external the requester's external endpoint, by its own word
   * @param wasAlive whether the requester was alive here before it asked
   */
  void answer(AlivePurpose.Answer answer, Endpoint external, boolean wasAlive, Now now) {
    if (!policy.mayMeet(answer.org(), external)) {
      refuse(answer, Rejection.NOT_DISCLOSABLE);
      PeerAddress requester = answer.requester();
      here.ports().comm().disconnect(requester.peer(), "no membership for " + answer.org(), now);
      return;
    }
    if (!allowance.spend(answer.requester().peer(), now) || !prepare(answer, wasAlive, now)) {
      refuse(answer, Rejection.OVERLOADED);
    }
  }

  private boolean prepare(AlivePurpose.Answer answer, boolean wasAlive, Now now) {
    return wasAlive ? own.recentOrFresh(answer, now) : own.fresh(answer, now);
  }

  private void refuse(AlivePurpose.Answer answer, Rejection reason) {
    PkiId requester = answer.requester().peer();
    here.refusals().count(reason, requester, "membership request of " + answer.org());
  }

  /** Sends the answer with the own alive message that was made for it. */
  void send(AlivePurpose.Answer answer, SignedMessage ownAlive, Now now) {
    Disclosed lists = disclosedTo(answer.org());
    List<Envelope> alive = new ArrayList<>(lists.alive().size() + 1);
    alive.addAll(lists.alive());
    alive.add(policy.filter(answer.org(), ownAlive.envelope()));
    MembershipResponse response = new MembershipResponse(alive, lists.dead());
    PeerAddress requester = answer.requester();
    here.ports().comm().send(requester, GossipMessage.of(answer.nonce(), response), now);
  }

  private Disclosed disclosedTo(OrgId remote) {
    if (disclosedVersion != table.version()) {
      disclosed.clear();
      disclosedVersion = table.version();
    }
    return disclosed.computeIfAbsent(remote, this::disclose);
  }

  private Disclosed disclose(OrgId remote) {
    Budget budget = new Budget(here.limits());
    List<Envelope> alive = disclose(remote, table.alive(), budget);
    return new Disclosed(alive, disclose(remote, table.dead(), budget));
  }

  private List<Envelope> disclose(OrgId remote, Collection<MemberEntry> entries, Budget budget) {
    return entries.stream()
        .filter(entry -> policy.mayTell(remote, entry.org(), entry.member().externalEndpoint()))
        .map(entry -> policy.filter(remote, entry.envelope()))
        .takeWhile(budget::spend)
        .toList();
  }

  /** What one response may still hold. */
  private static final class Budget {
    private int elements;
    private long bytes;

    /** One element is left for the own entry. */
    Budget(DiscoveryLimits limits) {
      this.elements = limits.maxResponseElements() - 1;
      this.bytes = limits.maxResponseBytes();
    }

    boolean spend(Envelope envelope) {
      elements--;
      bytes -= envelope.weight();
      return elements >= 0 && bytes >= 0;
    }
  }
}
