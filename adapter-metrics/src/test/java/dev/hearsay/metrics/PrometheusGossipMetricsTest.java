// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.AliveCause;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.ForgetCause;
import dev.hearsay.domain.event.GossipEvent.MemberAlive;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.MemberForgotten;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.testkit.contracts.GossipEvents;
import dev.hearsay.testkit.contracts.GossipMetricsContract;
import org.junit.jupiter.api.Test;

class PrometheusGossipMetricsTest extends GossipMetricsContract {
  private static final PkiId PEER = GossipEvents.peer(1);
  private static final Endpoint ENDPOINT = Endpoint.parse("peer0.org1:7051");

  private final PrometheusGossipMetrics metrics = new PrometheusGossipMetrics();

  @Override
  protected GossipMetrics listener() {
    return new PrometheusGossipMetrics();
  }

  @Override
  protected long messagesSent(GossipMetrics listener) {
    return (long) Scrape.of((PrometheusGossipMetrics) listener).value("gossip_comm_messages_sent");
  }

  @Test
  void fabricsCountersKeepFabricsNames() {
    metrics.on(new GossipEvent.MessageSent(PEER, Lane.BLOCKS, 1_000));
    metrics.on(new GossipEvent.MessageReceived(PEER, Lane.CONTROL, 10));
    metrics.on(new GossipEvent.MessageReceived(PEER, Lane.CONTROL, 20));

    assertThat(value("gossip_comm_messages_sent")).isEqualTo(1);
    assertThat(value("gossip_comm_messages_received")).isEqualTo(2);
    assertThat(value("gossip_comm_overflow_count")).isZero();
    assertThat(value("gossip_comm_sent_bytes_total{lane=\"BLOCKS\"}")).isEqualTo(1_000);
    assertThat(value("gossip_comm_received_bytes_total{lane=\"CONTROL\"}")).isEqualTo(30);
  }

  @Test
  void aFullLaneCountsAsOverflowAndAsRejection() {
    metrics.on(new GossipEvent.Rejected(Rejection.LANE_FULL, "peer", ""));
    metrics.on(new GossipEvent.Rejected(Rejection.STALE_ALIVE, "peer", ""));

    assertThat(value("gossip_comm_overflow_count")).isEqualTo(1);
    assertThat(value("gossip_rejections_total{reason=\"LANE_FULL\"}")).isEqualTo(1);
    assertThat(value("gossip_rejections_total{reason=\"STALE_ALIVE\"}")).isEqualTo(1);
    assertThat(value("gossip_rejections_total{reason=\"BAD_SIGNATURE\"}")).isZero();
  }

  @Test
  void aMemberIsCountedInOneStateAtATime() {
    metrics.on(new MemberAlive(PEER, ENDPOINT, AliveCause.LEARNED));
    metrics.on(new MemberAlive(GossipEvents.peer(2), ENDPOINT, AliveCause.LEARNED));
    metrics.on(new MemberDead(PEER, ENDPOINT, DeathCause.SILENT));

    assertMembers(1, 1);

    metrics.on(new MemberAlive(PEER, ENDPOINT, AliveCause.RESURRECTED));

    assertMembers(2, 0);
    assertThat(value("gossip_membership_deaths_total{cause=\"SILENT\"}")).isEqualTo(1);
  }

  @Test
  void aMemberThatIsForgottenIsNotCountedWhateverItWas() {
    metrics.on(new MemberAlive(PEER, ENDPOINT, AliveCause.LEARNED));
    metrics.on(new MemberDead(GossipEvents.peer(2), ENDPOINT, DeathCause.REPORTED));
    metrics.on(new MemberForgotten(PEER, ForgetCause.IDENTITY_PURGED));
    metrics.on(new MemberForgotten(GossipEvents.peer(2), ForgetCause.EXPIRED));
    metrics.on(new MemberForgotten(GossipEvents.peer(3), ForgetCause.EXPIRED));

    assertMembers(0, 0);
  }

  @Test
  void membersBeyondTheLimitAreNotCounted() {
    for (int i = 0; i <= MemberStates.MAX_TRACKED; i++) {
      metrics.on(new MemberAlive(GossipEvents.peer(i), ENDPOINT, AliveCause.LEARNED));
    }

    assertMembers(MemberStates.MAX_TRACKED, 0);
  }

  @Test
  void linksAndDialsAreCounted() {
    metrics.on(new GossipEvent.DialStarted(ENDPOINT));
    metrics.on(new GossipEvent.DialFailed(ENDPOINT, "refused"));
    metrics.on(new GossipEvent.SeedUnavailable(ENDPOINT, "refused"));
    metrics.on(new GossipEvent.LinkOpened(LinkId.inbound(1), PEER, new OrgId("Org1MSP"), "a:1"));
    metrics.on(new GossipEvent.LinkOpened(LinkId.inbound(2), PEER, new OrgId("Org1MSP"), "a:2"));
    metrics.on(new GossipEvent.LinkClosed(LinkId.inbound(1), PEER, "ended"));

    assertThat(value("gossip_comm_dials_total")).isEqualTo(1);
    assertThat(value("gossip_comm_dial_failures_total")).isEqualTo(1);
    assertThat(value("gossip_membership_seeds_unavailable_total")).isEqualTo(1);
    assertThat(value("gossip_comm_links")).isEqualTo(1);
  }

  @Test
  void identitiesAndSignaturesAreCounted() {
    metrics.on(new GossipEvent.IdentityLearned(PEER, new OrgId("Org1MSP")));
    metrics.on(new GossipEvent.IdentityLearned(GossipEvents.peer(2), new OrgId("Org1MSP")));
    metrics.on(new GossipEvent.IdentityPurged(PEER, PurgeCause.UNUSED));
    metrics.on(new GossipEvent.SignaturesChecked(3));
    metrics.on(new GossipEvent.SigningFailed("no answer"));

    assertThat(value("gossip_identities")).isEqualTo(1);
    assertThat(value("gossip_identity_purges_total{cause=\"UNUSED\"}")).isEqualTo(1);
    assertThat(value("gossip_signatures_checked_total")).isEqualTo(3);
    assertThat(value("gossip_signing_failures_total")).isEqualTo(1);
  }

  @Test
  void nothingFromTheNetworkBecomesASeries() {
    long before = Scrape.of(metrics).series();

    GossipEvents.everyKind().forEach(metrics::on);
    for (int i = 0; i < 100; i++) {
      metrics.on(new GossipEvent.Rejected(Rejection.BAD_SIGNATURE, "peer" + i, "text" + i));
    }

    assertThat(Scrape.of(metrics).series()).isEqualTo(before);
  }

  @Test
  void twoNodesOfOneProcessStayApart() {
    metrics.on(new GossipEvent.DialStarted(ENDPOINT));

    assertThat(Scrape.of(new PrometheusGossipMetrics()).value("gossip_comm_dials_total")).isZero();
  }

  private double value(String series) {
    return Scrape.of(metrics).value(series);
  }

  private void assertMembers(int alive, int dead) {
    assertThat(value("gossip_membership_members{state=\"alive\"}")).isEqualTo(alive);
    assertThat(value("gossip_membership_members{state=\"dead\"}")).isEqualTo(dead);
  }
}
