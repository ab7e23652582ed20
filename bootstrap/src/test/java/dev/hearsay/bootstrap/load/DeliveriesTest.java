// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two organizations, of three nodes and of one; the first of each publishes. */
class DeliveriesTest {
  private static final long MILLI = 1_000_000;

  private final Deliveries books = new Deliveries(nodes());

  private static Map<String, OrgId> nodes() {
    Map<String, OrgId> nodes = new LinkedHashMap<>();
    nodes.put("a0", new OrgId("A"));
    nodes.put("a1", new OrgId("A"));
    nodes.put("a2", new OrgId("A"));
    nodes.put("b0", new OrgId("B"));
    return nodes;
  }

  private void publish(long number, long atMillis) {
    books.published("a0", number, atMillis * MILLI);
    books.published("b0", number, atMillis * MILLI);
  }

  private void deliver(String node, long number, BlockRoute route, long atMillis) {
    came(node, number, route);
    books.received(node, number, atMillis * MILLI);
  }

  private void came(String node, long number, BlockRoute route) {
    books
        .listenerOf(node)
        .on(
            new GossipEvent.BlockDelivered(
                ChannelId.of("c"), number, route, PkiId.NONE, 1, Duration.ZERO));
  }

  @Test
  void publishersAreNotCountedAndEachDeliveryIs() {
    publish(1, 0);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    assertThat(books.isComplete()).isFalse();
    deliver("a2", 1, BlockRoute.PULLED, 8);
    assertThat(books.isComplete()).isTrue();

    DeliveryReport report = books.report(0);
    assertThat(report.published()).isEqualTo(1);
    assertThat(report.expected()).isEqualTo(2);
    assertThat(report.deliveries()).isEqualTo(2);
    assertThat(report.pulled()).isEqualTo(1);
    assertThat(report.isExact()).isTrue();
    assertThat(report.latencies().all().millis(100)).isEqualTo(8);
    assertThat(report.latencies().pushed().millis(100)).isEqualTo(5);
  }

  @Test
  void theLastNodeOfABlockCountsOnlyIfTheBlockCameEverywhere() {
    publish(1, 0);
    publish(2, 10);
    publish(3, 20);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    deliver("a2", 1, BlockRoute.PUSHED, 7);
    deliver("a1", 2, BlockRoute.PUSHED, 11);
    deliver("a2", 2, BlockRoute.PULLED, 40);
    deliver("a1", 3, BlockRoute.PUSHED, 21);

    DeliveryReport report = books.report(0);
    assertThat(report.isExact()).isFalse();
    assertThat(report.latencies().lastNode().count()).isEqualTo(2);
    assertThat(report.latencies().lastNode().millis(100)).isEqualTo(30);
    assertThat(report.latencies().lastNodePushOnly().count()).isEqualTo(1);
    assertThat(report.latencies().lastNodePushOnly().millis(50)).isEqualTo(7);
  }

  @Test
  void aBlockThatIsDeliveredTwiceIsADuplicateAndItsFirstTimeCounts() {
    publish(1, 0);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    deliver("a1", 1, BlockRoute.PUSHED, 9);
    deliver("a2", 1, BlockRoute.PUSHED, 5);

    DeliveryReport report = books.report(0);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.deliveries()).isEqualTo(report.expected());
    assertThat(report.isExact()).isFalse();
    assertThat(report.latencies().all().millis(100)).isEqualTo(5);
  }

  @Test
  void whatWasPublishedBeforeTheFirstBlockThatCountsIsLeftOut() {
    publish(1, 0);
    publish(2, 10);
    deliver("a1", 2, BlockRoute.PUSHED, 12);
    deliver("a2", 2, BlockRoute.PUSHED, 13);

    assertThat(books.report(2).isExact()).isTrue();
    assertThat(books.report(2).published()).isEqualTo(1);
    assertThat(books.report(0).isExact()).isFalse();
  }

  @Test
  void aNodeThatBeginsANewLifeIsGivenEverythingAnew() {
    publish(1, 0);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    deliver("a2", 1, BlockRoute.PUSHED, 5);
    books.reborn("a1");
    assertThat(books.held("a1")).isZero();
    assertThat(books.isComplete()).isFalse();
    deliver("a1", 1, BlockRoute.PULLED, 90);

    assertThat(books.report(0).isExact()).isTrue();
    assertThat(books.held("a1")).isEqualTo(1);
  }

  @Test
  void thePublicationOfANodesOwnBlockIsNoRoute() {
    publish(1, 0);
    came("a0", 1, BlockRoute.PUBLISHED);
    assertThat(books.held("a0")).isEqualTo(1);
    assertThat(books.report(0).deliveries()).isZero();
  }

  @Test
  void theWayOfTheNewestBlockIsKnown() {
    publish(1, 2);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    assertThat(books.newestMillis("a1")).hasValue(3);
    assertThat(books.newestMillis("a2")).isEmpty();
  }

  @Test
  void strangersHaveNoBooks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> books.received("c9", 1, 1))
        .withMessageContaining("c9");
  }

  @Test
  void theFieldsThatScriptsKnowComeInTheirOrder() {
    publish(1, 0);
    deliver("a1", 1, BlockRoute.PUSHED, 5);
    assertThat(books.report(0).toJson().keySet())
        .containsExactly(
            "blocksPublished",
            "deliveries",
            "expectedDeliveries",
            "duplicateDeliveries",
            "pulledDeliveries",
            "latencyMillis",
            "pushLatencyMillis");
    assertThat(books.report(0).toJson())
        .hasEntrySatisfying(
            "latencyMillis",
            value -> assertThat(value).hasToString("{p50=5.0, p90=5.0, p99=5.0, max=5.0}"));
  }
}
