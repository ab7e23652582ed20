// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.service.IncomingMessage;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.SendCriteria;
import dev.hearsay.bootstrap.settings.PeerSettingsReader;
import dev.hearsay.crypto.block.BlockMaker;
import dev.hearsay.crypto.block.MadeBlock;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.message.TagRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two whole nodes in a channel, and what Prometheus reads from them after blocks, private data and
 * nonsense went from one to the other.
 */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class NodeMetricsTest {
  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BLOCKS = 20;

  private NodeProcess sender;
  private NodeProcess receiver;
  private int senderPort;
  private int receiverPort;
  private BlockMaker maker;

  @BeforeAll
  void letMessagesTravel(@TempDir Path temporary) {
    NodeFolder folder = new NodeFolder(temporary).withChannels(CHANNEL.toString());
    senderPort = NodeFolder.freePort();
    receiverPort = NodeFolder.freePort();
    maker = maker(folder);
    sender = start(folder.with("metrics.address", "127.0.0.1:" + senderPort).write("one.yaml"));
    String first = folder.value("peer.gossip.endpoint");
    folder.becomeSecond().with("peer.gossip.bootstrap", first);
    receiver = start(folder.with("metrics.address", "127.0.0.1:" + receiverPort).write("two.yaml"));
    await().atMost(PATIENCE).until(() -> sender.service().peersOfChannel(CHANNEL).size() == 1);
    sendBlocks();
    sendPrivateData();
    sendNonsense();
    sendMoreThanFits();
    await().atMost(PATIENCE).until(this::allIsCounted);
  }

  private boolean allIsCounted() {
    MetricsPage page = received();
    return page.value("gossip_membership_total_peers_known") == 1
        && page.value("gossip_duplicates_total", "type", "BLOCK") > 0
        && page.value("gossip_rejections_total", "reason", "ILLEGAL_TAG") > 0;
  }

  @AfterAll
  void end() {
    receiver.close();
    sender.close();
  }

  private static NodeProcess start(Path config) {
    return NodeProcess.start(new PeerSettingsReader().read(config), new LedgerPlan.Counted());
  }

  private static BlockMaker maker(NodeFolder folder) {
    SigningIdentity orderer =
        SigningIdentity.open(
            folder.orderer(),
            "OrdererMSP",
            SignatureProvider.select(ProviderPreference.AUTO),
            Instant.now());
    return new BlockMaker(CHANNEL, orderer, new SplittableRandom(1));
  }

  private void sendBlocks() {
    for (int i = 1; i <= BLOCKS; i++) {
      GossipMessage block = block(maker.next(100));
      sender.service().gossip(block).toCompletableFuture().join();
      sender.service().updateLedgerHeight(i + 1, CHANNEL).toCompletableFuture().join();
      await().atMost(PATIENCE).until(height(i + 1));
      send(block);
    }
  }

  private static GossipMessage block(MadeBlock block) {
    return ofChannel(
        new Content.DataMessage(
            new Content.Payload(block.number(), block.serialized(), List.of())));
  }

  private Callable<Boolean> height(long height) {
    return () -> receiver.service().view().channel(CHANNEL).orElseThrow().ledgerHeight() == height;
  }

  private void sendPrivateData() {
    MessageFilter<IncomingMessage> wanted =
        MessageFilter.<IncomingMessage>everything().saying(Content.PrivateDataMessage.class);
    try (var arrivals = receiver.service().acceptPassThrough(wanted)) {
      arrivals.consume(message -> message.acknowledge("").toCompletableFuture().join());
      sender
          .service()
          .sendByCriteria(privateData(10), SendCriteria.of(PATIENCE, 1, 1).in(CHANNEL))
          .toCompletableFuture()
          .join();
    }
  }

  private void sendNonsense() {
    Content request = new Content.RemoteStateRequest(1, 2);
    send(new GossipMessage(0, CHANNEL, Tag.EMPTY, request));
  }

  /** Faster than the transport takes it. */
  private void sendMoreThanFits() {
    GossipMessage large = privateData(1 << 20);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          for (int i = 0; i < 50; i++) {
            send(large);
          }
          return sent().value("gossip_comm_overflow_count") > 0;
        });
  }

  private void send(GossipMessage message) {
    sender.service().send(message, addressOf(receiver)).toCompletableFuture().join();
  }

  private static PeerAddress addressOf(NodeProcess node) {
    var self = node.service().selfMembershipInfo();
    return new PeerAddress(self.pkiId(), Endpoint.NONE);
  }

  private static GossipMessage privateData(int size) {
    return ofChannel(
        new Content.PrivateDataMessage(
            new Content.PrivatePayload(
                "collection", "chaincode", "tx", Bytes.wrap(new byte[size]), 1, Bytes.EMPTY)));
  }

  private static GossipMessage ofChannel(Content content) {
    return new GossipMessage(0, CHANNEL, TagRules.tagFor(content), content);
  }

  private MetricsPage sent() {
    return MetricsPage.of(senderPort);
  }

  private MetricsPage received() {
    return MetricsPage.of(receiverPort);
  }

  // ---- names

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gossip_comm_messages_sent",
        "gossip_comm_messages_received",
        "gossip_comm_overflow_count",
        "gossip_signatures_checked_total"
      })
  void whatConcernsTheNodeHasNoLabel(String metric) {
    assertThat(sent().labelsOf(metric)).isEmpty();
    assertThat(received().labelsOf(metric)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gossip_membership_total_peers_known",
        "gossip_leader_election_leader",
        "gossip_state_height",
        "gossip_state_commit_duration_bucket",
        "gossip_payload_buffer_size",
        "gossip_privdata_validation_duration_bucket",
        "gossip_privdata_list_missing_duration_bucket",
        "gossip_privdata_fetch_duration_bucket",
        "gossip_privdata_commit_block_duration_bucket",
        "gossip_privdata_purge_duration_bucket",
        "gossip_privdata_send_duration_bucket",
        "gossip_privdata_reconciliation_duration_bucket",
        "gossip_privdata_pull_duration_bucket",
        "gossip_privdata_retrieve_duration_bucket"
      })
  void whatConcernsAChannelNamesIt(String metric) {
    assertThat(sent().labelsOf(metric)).containsExactly("channel");
    assertThat(received().labelsOf(metric)).containsExactly("channel");
  }

  @ParameterizedTest
  @CsvSource({
    "gossip_rejections_total, reason",
    "gossip_drops_total, queue reason",
    "gossip_duplicates_total, type",
    "gossip_verification_duration_bucket, lane",
    "gossip_block_delivery_latency_bucket, channel route",
    "gossip_blocks_delivered_total, channel route"
  })
  void whatIsOursBeyondFabricSaysWhatItTellsApart(String metric, String labels) {
    assertThat(received().labelsOf(metric)).containsExactlyInAnyOrder(labels.split(" "));
  }

  // ---- values

  @Test
  void blocksAreCountedOnBothSides() {
    assertThat(received().value("gossip_state_height", "channel", "mychannel"))
        .isEqualTo(BLOCKS + 1);
    assertThat(received().value("gossip_blocks_delivered_total", "route", "pushed"))
        .isEqualTo(BLOCKS);
    assertThat(received().value("gossip_block_delivery_latency_count", "route", "pushed"))
        .isEqualTo(BLOCKS);
    assertThat(received().value("gossip_state_commit_duration_count")).isEqualTo(BLOCKS);
    assertThat(received().value("gossip_payload_buffer_size")).isZero();
    assertThat(sent().value("gossip_block_copies_pushed_total")).isEqualTo(BLOCKS);
  }

  @Test
  void aBlockThatComesAgainIsADuplicateAndARefusal() {
    assertThat(received().value("gossip_duplicates_total", "type", "BLOCK"))
        .isEqualTo(received().value("gossip_rejections_total", "reason", "KNOWN_BLOCK"))
        .isPositive();
  }

  @Test
  void refusalsAreCountedByReason() {
    assertThat(received().value("gossip_rejections_total", "reason", "ILLEGAL_TAG")).isEqualTo(1);
    assertThat(received().value("gossip_rejections_total", "reason", "BAD_SIGNATURE")).isZero();
  }

  @Test
  void whatDoesNotFitIsCountedByQueueAndReason() {
    assertThat(sent().value("gossip_drops_total", "queue", "BLOCK_LANE"))
        .isEqualTo(sent().value("gossip_drops_total", "reason", "LANE_FULL"))
        .isPositive();
  }

  @Test
  void checksAreCountedAndTimed() {
    assertThat(received().value("gossip_signatures_checked_total")).isGreaterThan(BLOCKS);
    assertThat(received().value("gossip_verification_duration_count", "lane", "BLOCKS"))
        .isEqualTo(BLOCKS);
    assertThat(received().value("gossip_verification_duration_count", "lane", "MEMBERSHIP"))
        .isPositive();
  }

  @Test
  void whatIsSaidIsHeard() {
    assertThat(sent().value("gossip_comm_messages_sent")).isPositive();
    assertThat(received().value("gossip_comm_messages_received")).isPositive();
    assertThat(received().value("gossip_membership_total_peers_known")).isEqualTo(1);
  }
}
