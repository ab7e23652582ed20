// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import static dev.hearsay.testkit.fault.Fault.FULL_STRENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.IdentityPurged;
import dev.hearsay.domain.event.GossipEvent.LinkOpened;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to the identity of a node, and to the network around it. */
class IdentityFaultsTest extends FaultScene {

  private static final Duration LENGTH = Duration.ofSeconds(80);
  private static final Duration HALF = LENGTH.dividedBy(2);

  @Test
  void whoseCertificateHasEndedIsNobodyUntilItIsRenewed() {
    PkiId first = victim.pkiId();
    happens(FaultKind.IDENTITY_EXPIRY, victim, LENGTH);
    run(HALF.minusSeconds(5));
    PkiId brief = victim.pkiId();
    assertThat(brief).isNotEqualTo(first);
    assertThat(alive(mate)).contains(brief);

    run(Duration.ofSeconds(10));
    assertThat(victim.isRunning()).isTrue();
    assertThat(alive(mate)).doesNotContain(brief);
    assertThat(purges(mate, PurgeCause.EXPIRED)).containsExactly(brief);
    run(HALF);

    assertRecovers();
    assertThat(victim.pkiId()).isNotEqualTo(brief);
    assertThat(count(FaultKind.IDENTITY_EXPIRY)).isEqualTo(1);
  }

  @Test
  void whoIsRenewedInTimeIsMissedByNobodyForLong() {
    happens(FaultKind.RENEWAL, victim, LENGTH);
    run(HALF.minusSeconds(1));
    PkiId brief = victim.pkiId();
    run(Duration.ofSeconds(30));

    assertThat(victim.pkiId()).isNotEqualTo(brief);
    assertThat(alive(mate)).contains(victim.pkiId());
    assertThat(purges(mate, PurgeCause.SWITCHED)).contains(brief);
    assertRecovers();
    assertThat(count(FaultKind.RENEWAL)).isEqualTo(1);
  }

  @Test
  void whoIsRenewedLateComesBackAsSomebodyElse() {
    happens(FaultKind.LATE_RENEWAL, victim, LENGTH);
    run(Duration.ofSeconds(1));
    PkiId brief = victim.pkiId();
    run(HALF.plusSeconds(5));
    assertThat(victim.isRunning()).isFalse();
    assertThat(purges(mate, PurgeCause.EXPIRED)).contains(brief);
    run(HALF);

    assertRecovers();
    assertThat(victim.pkiId()).isNotEqualTo(brief);
    assertThat(count(FaultKind.LATE_RENEWAL)).isEqualTo(1);
  }

  @Test
  void whoIsRevokedIsCutOffByAllWhoHearOfIt() {
    PkiId revoked = victim.pkiId();
    happens(FaultKind.REVOCATION, victim, LENGTH);
    run(HALF.plusSeconds(5));

    for (SimulatedNode node : nodes) {
      if (!node.equals(victim)) {
        assertThat(alive(node)).doesNotContain(revoked);
        assertThat(purges(node, PurgeCause.SUSPECTED)).containsExactly(revoked);
      }
    }
    assertThat(refusals(mate)).contains(Rejection.REVOKED_IDENTITY);
    run(HALF);
    assertRecovers();
    assertThat(count(FaultKind.REVOCATION)).isEqualTo(nodes.size() - 1);
  }

  @Test
  void anOrganizationChangesItsCaAndFindsTogetherAgain() {
    List<PkiId> former = nodes.stream().map(SimulatedNode::pkiId).toList();
    happens(FaultKind.CA_CHANGE, victim, LENGTH);
    run(LENGTH);

    assertRecovers();

    for (SimulatedNode node : nodes) {
      assertThat(former.contains(node.pkiId())).isEqualTo(!node.org().equals(victim.org()));
    }
    assertThat(alive(foreigner)).doesNotContainAnyElementsOf(former.subList(0, 4));
    assertThat(count(FaultKind.CA_CHANGE)).isEqualTo(4);
  }

  @Test
  void aNodeIsKnownWhateverTlsCertificateItPresents() {
    int before = events(victim, LinkOpened.class).size();
    happens(FaultKind.TLS_SWAP, victim, Duration.ofSeconds(30));
    run(Duration.ofSeconds(30));

    assertThat(count(FaultKind.TLS_SWAP)).isPositive();
    assertThat(events(victim, LinkOpened.class)).hasSizeGreaterThan(before);
    assertThat(refusals(mate)).doesNotContain(Rejection.TLS_BINDING_MISMATCH);
    assertThat(events(mate, MemberDead.class)).isEmpty();
    assertGood();
  }

  @Test
  void whoShowsNoTlsCertificateIsLetInNowhereButCanBeDialled() {
    lapse(FULL_STRENGTH / 4);
    run(Duration.ofSeconds(30));

    assertThat(refusals(mate)).contains(Rejection.NO_TLS_CERTIFICATE);
    assertThat(alive(mate)).contains(victim.pkiId());
    assertGood();
  }

  @Test
  void whoSpeaksNoTlsIsAloneUntilItDoes() {
    lapse(FULL_STRENGTH);
    run(Duration.ofSeconds(50));

    assertThat(refusals(mate)).contains(Rejection.TLS_HANDSHAKE_FAILED);
    assertThat(alive(victim)).isEmpty();
    assertThat(alive(mate)).doesNotContain(victim.pkiId());
    run(Duration.ofSeconds(10));
    assertRecovers();
  }

  private void lapse(int strength) {
    List<String> who = List.of(victim.name());
    happens(new Fault(FaultKind.TLS_LAPSE, Duration.ZERO, Duration.ofSeconds(60), who, strength));
  }

  private static List<PkiId> purges(SimulatedNode node, PurgeCause cause) {
    return events(node, IdentityPurged.class).stream()
        .filter(purged -> purged.cause() == cause)
        .map(IdentityPurged::peer)
        .toList();
  }

  private static List<Rejection> refusals(SimulatedNode node) {
    return events(node, Rejected.class).stream().map(Rejected::reason).toList();
  }
}
