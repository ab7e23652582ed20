// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.AliveCause;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.ForgetCause;
import dev.hearsay.domain.event.GossipEvent.MemberAlive;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.MemberForgotten;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.testkit.contracts.GossipEvents;
import dev.hearsay.testkit.contracts.GossipMetricsContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusGossipMetricsTest extends GossipMetricsContract {
  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
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
    metrics.on(
        new GossipEvent.SeedUnavailable(ENDPOINT, GossipEvent.SeedKind.BOOTSTRAP, "refused"));
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
    metrics.on(new GossipEvent.ChannelConfigured(CHANNEL, 1));
    long before = Scrape.of(metrics).series();

    metrics.on(new GossipEvent.ChannelPeers(ChannelId.of("elsewhere"), 7));
    GossipEvents.everyKind().forEach(metrics::on);
    for (int i = 0; i < 100; i++) {
      metrics.on(new GossipEvent.Rejected(Rejection.BAD_SIGNATURE, "peer" + i, "text" + i));
    }

    assertThat(Scrape.of(metrics).series()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gossip_comm_messages_sent",
        "gossip_comm_messages_received",
        "gossip_comm_overflow_count",
        "gossip_membership_total_peers_known{channel=\"mychannel\"}",
        "gossip_leader_election_leader{channel=\"mychannel\"}",
        "gossip_state_height{channel=\"mychannel\"}",
        "gossip_state_commit_duration_count{channel=\"mychannel\"}",
        "gossip_payload_buffer_size{channel=\"mychannel\"}",
        "gossip_privdata_validation_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_list_missing_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_fetch_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_commit_block_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_purge_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_send_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_reconciliation_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_pull_duration_count{channel=\"mychannel\"}",
        "gossip_privdata_retrieve_duration_count{channel=\"mychannel\"}"
      })
  void everyMetricOfFabricStandsUnderItsNameFromTheJoinOfAChannel(String series) {
    metrics.on(new GossipEvent.ChannelConfigured(CHANNEL, 1));

    assertThat(value(series)).isZero();
  }

  @Test
  void whatHappensInAChannelIsCounted() {
    metrics.on(new GossipEvent.ChannelConfigured(CHANNEL, 1));
    metrics.on(new GossipEvent.ChannelPeers(CHANNEL, 5));
    metrics.on(new GossipEvent.LedgerHeight(CHANNEL, 8));
    metrics.on(delivered(BlockRoute.PUSHED, Duration.ofMillis(3)));
    metrics.on(delivered(BlockRoute.PUSHED, Duration.ofMillis(30)));
    metrics.on(delivered(BlockRoute.PULLED, Duration.ZERO));
    metrics.on(new GossipEvent.BlockPushed(CHANNEL, 7, 3));
    metrics.on(new GossipEvent.BlocksSkipped(CHANNEL, 2));

    assertThat(value("gossip_membership_total_peers_known{channel=\"mychannel\"}")).isEqualTo(5);
    assertThat(value("gossip_state_height{channel=\"mychannel\"}")).isEqualTo(8);
    assertThat(value("gossip_blocks_delivered_total{channel=\"mychannel\",route=\"pushed\"}"))
        .isEqualTo(2);
    assertThat(value("gossip_blocks_delivered_total{channel=\"mychannel\",route=\"pulled\"}"))
        .isEqualTo(1);
    assertThat(value("gossip_block_copies_pushed_total{channel=\"mychannel\"}")).isEqualTo(3);
    assertThat(value("gossip_blocks_skipped_total{channel=\"mychannel\"}")).isEqualTo(2);
    assertThat(
            value(
                "gossip_block_delivery_latency_bucket{channel=\"mychannel\",route=\"pushed\",le=\"0.01\"}"))
        .isEqualTo(1);
  }

  @Test
  void whatIsLostIsCountedByQueueAndReason() {
    metrics.on(new GossipEvent.Dropped(GossipEvent.Queue.BLOCK_LANE, Rejection.LANE_FULL));

    assertThat(value("gossip_drops_total{queue=\"BLOCK_LANE\",reason=\"LANE_FULL\"}")).isEqualTo(1);
    assertThat(value("gossip_drops_total{queue=\"BLOCK_LANE\",reason=\"UNREACHABLE\"}")).isZero();
    assertThat(value("gossip_drops_total{queue=\"SUBSCRIPTION\",reason=\"SUBSCRIBER_FULL\"}"))
        .isZero();
  }

  @Test
  void duplicatesAreCountedByTypeOfMessage() {
    metrics.on(new GossipEvent.Rejected(Rejection.KNOWN_BLOCK, "peer", ""));
    metrics.on(new GossipEvent.Rejected(Rejection.STALE_STATE_INFO, "peer", ""));
    metrics.on(new GossipEvent.Rejected(Rejection.KNOWN_BLOCK, "peer", ""));

    assertThat(value("gossip_duplicates_total{type=\"BLOCK\"}")).isEqualTo(2);
    assertThat(value("gossip_duplicates_total{type=\"STATE_INFO\"}")).isEqualTo(1);
    assertThat(value("gossip_duplicates_total{type=\"ALIVE\"}")).isZero();
  }

  @Test
  void theTimeOfChecksIsToldByLane() {
    metrics.on(new GossipEvent.Verified(Lane.BLOCKS, Duration.ofMillis(2)));

    assertThat(value("gossip_verification_duration_count{lane=\"BLOCKS\"}")).isEqualTo(1);
    assertThat(value("gossip_verification_duration_count{lane=\"CONTROL\"}")).isZero();
  }

  @Test
  void aHeightBeyondTheSignedNumbersIsNotNegative() {
    metrics.on(new GossipEvent.ChannelConfigured(CHANNEL, 1));
    metrics.on(new GossipEvent.LedgerHeight(CHANNEL, -2));

    assertThat(value("gossip_state_height{channel=\"mychannel\"}")).isGreaterThan(1e19);
  }

  @Test
  void twoNodesOfOneProcessStayApart() {
    metrics.on(new GossipEvent.DialStarted(ENDPOINT));

    assertThat(Scrape.of(new PrometheusGossipMetrics()).value("gossip_comm_dials_total")).isZero();
  }

  private static GossipEvent delivered(BlockRoute route, Duration latency) {
    return new GossipEvent.BlockDelivered(CHANNEL, 7, route, PEER, 1_024, latency);
  }

  private double value(String series) {
    return Scrape.of(metrics).value(series);
  }

  private void assertMembers(int alive, int dead) {
    assertThat(value("gossip_membership_members{state=\"alive\"}")).isEqualTo(alive);
    assertThat(value("gossip_membership_members{state=\"dead\"}")).isEqualTo(dead);
  }
}
