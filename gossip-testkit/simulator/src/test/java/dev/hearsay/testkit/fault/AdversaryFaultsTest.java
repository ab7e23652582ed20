// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a member that means no good says, what becomes of it, and that the others stay well. */
class AdversaryFaultsTest extends FaultScene {

  private static final Duration LENGTH = Duration.ofSeconds(40);
  private static final String ADVERSARY = "adversary1";

  /** What the nodes told the adversary while it was there. */
  private final List<String> leaks = new ArrayList<>();

  @AfterEach
  void theOthersStayWell() {
    assertGood();
    nodes.stream()
        .filter(node -> node.lives() == 1)
        .forEach(node -> assertThat(blocksAt(node)).doesNotHaveDuplicates());
    assertThat(leaks).isEmpty();
  }

  @Test
  void whatIsForgedIsRefusedByEverybody() {
    happen(FaultKind.FORGED_SIGNATURES);

    for (SimulatedNode node : List.of(mate, foreigner)) {
      assertThat(refusals(node)).contains(Rejection.BAD_SIGNATURE, Rejection.MISSING_SIGNATURE);
    }
    assertThat(refusals(mate)).contains(Rejection.BAD_BLOCK);
    assertNobodyDied();
  }

  @Test
  void heartbeatsSaidAgainRaiseNobodyFromTheDead() {
    happens(fault(FaultKind.REPLAYED_ALIVE, 0, 70), fault(FaultKind.CRASH, 10, 70));
    run(Duration.ofSeconds(69));

    assertThat(refusals(mate)).contains(Rejection.STALE_ALIVE);
    assertThat(alive(mate)).doesNotContain(victim.pkiId());
    assertThat(count(FaultKind.REPLAYED_ALIVE)).isPositive();
    run(Duration.ofSeconds(40));
  }

  @Test
  void whoSaysWhatIsOutdatedStaysWhatItWas() {
    happens(FaultKind.STALE_TIMESTAMPS, victim, LENGTH);
    run(LENGTH.minusSeconds(5));

    assertThat(strangersOf(mate)).hasSize(1);
    assertThat(refusals(mate)).contains(Rejection.STALE_ALIVE, Rejection.STALE_STATE_INFO);
    assertThat(count(FaultKind.STALE_TIMESTAMPS)).isPositive();
    run(Duration.ofSeconds(5));
  }

  @Test
  void whoSpeaksFromTheEndOfTimeCanSayNothingNewer() {
    happen(FaultKind.FUTURE_TIMESTAMPS);

    assertThat(refusals(mate)).contains(Rejection.STALE_ALIVE);
    assertNobodyDied();
    run(Duration.ofSeconds(30));
    assertThat(strangersOf(mate)).isEmpty();
  }

  @Test
  void whoStatesAHeightToEachHoldsUpNoBlock() {
    happen(FaultKind.EQUIVOCATING_HEIGHTS);

    assertNobodyDied();
  }

  @Test
  void whoOffersWhatItNeverHandsOverHoldsUpNoBlock() {
    happen(FaultKind.DIGEST_LIES);

    assertThat(refusals(mate)).contains(Rejection.UNSOLICITED);
    assertNobodyDied();
  }

  @Test
  void whoAsksWithoutEndIsServedWithinBounds() {
    happen(FaultKind.REQUEST_FLOOD);

    assertNobodyDied();
  }

  @Test
  void whatOneMemberKeepsToItselfTheOthersBring() {
    happen(FaultKind.SELECTIVE_DROP);

    assertThat(events(mate, MemberDead.class)).isEmpty();
  }

  @Test
  void nobodyTellsAStrangerWhereItIsReachedFromWithin() {
    simulation.watch(new Listener());

    happen(FaultKind.ENDPOINT_PROBING);

    assertThat(refusals(foreigner)).contains(Rejection.SENDER_MISMATCH, Rejection.NOT_DISCLOSABLE);
    assertNobodyDied();
  }

  private void happen(FaultKind kind) {
    happens(kind, victim, LENGTH);
    run(LENGTH);
    assertThat(count(kind)).isPositive();
  }

  private Fault fault(FaultKind kind, long begin, long end) {
    return new Fault(
        kind,
        Duration.ofSeconds(begin),
        Duration.ofSeconds(end),
        List.of(victim.name()),
        Fault.FULL_STRENGTH);
  }

  private static List<Rejection> refusals(SimulatedNode node) {
    return events(node, Rejected.class).stream().map(Rejected::reason).distinct().toList();
  }

  /** Whom a node believes alive that is no node. */
  private Set<PkiId> strangersOf(SimulatedNode node) {
    Set<PkiId> strangers = new TreeSet<>(alive(node));
    strangers.removeAll(nodes.stream().map(SimulatedNode::pkiId).collect(Collectors.toSet()));
    return strangers;
  }

  private void assertNobodyDied() {
    Set<PkiId> honest = nodes.stream().map(SimulatedNode::pkiId).collect(Collectors.toSet());
    for (SimulatedNode node : nodes) {
      assertThat(events(node, MemberDead.class))
          .extracting(MemberDead::peer)
          .doesNotContainAnyElementsOf(honest);
    }
  }

  /** Looks for secrets in all that other organizations tell the adversary. */
  private final class Listener implements Witness {
    @Override
    public void sent(String from, String to, Envelope envelope) {
      boolean foreign = simulation.find(from).filter(node -> node.org().equals(ORG2)).isPresent();
      if (foreign && to.equals(ADVERSARY) && hasSecret(envelope)) {
        leaks.add(from + " told " + envelope);
      }
    }

    private boolean hasSecret(Envelope envelope) {
      return envelope.secret().isPresent()
          || (simulation.codec().decode(envelope)
                  instanceof Decoded.Value<SignedMessage>(SignedMessage message)
              && message.content()
                  instanceof Content.MembershipResponse(List<Envelope> alive, List<Envelope> dead)
              && (alive.stream().anyMatch(this::hasSecret)
                  || dead.stream().anyMatch(this::hasSecret)));
    }
  }
}
