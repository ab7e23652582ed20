// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.MessageSent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final ConnectionSettings.Lanes SMALL = new ConnectionSettings.Lanes(3, 100, 200);

  private final Bench bench = new Bench(ConnectionSettings.defaults().withLanes(SMALL));

  private LinkId busyLink() {
    LinkId link = bench.inboundFrom(ANN);
    bench.comm.busy.add(link);
    bench.send(ANN, Lane.BLOCKS, "plug");
    return link;
  }

  private void unplug(LinkId link) {
    bench.comm.busy.remove(link);
    bench.connections.writable(link, bench.now());
  }

  private void sendBytes(Lane lane, int size) {
    Envelope envelope = Envelope.unsigned(Bytes.wrap(new byte[size]));
    bench.connections.send(Bench.addressOf(ANN), envelope, lane, bench.now());
  }

  @Test
  void urgentLanesGoFirstWhenTheTransportTakesMore() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.BLOCKS, "block");
    bench.send(ANN, Lane.STATE_INFO, "state");
    bench.send(ANN, Lane.MEMBERSHIP, "alive");
    bench.send(ANN, Lane.CONTROL, "ack");

    unplug(link);

    assertThat(bench.textsOn(link)).containsExactly("plug", "ack", "alive", "state", "block");
  }

  @Test
  void orderIsKeptWithinALane() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.BLOCKS, "1");
    bench.send(ANN, Lane.BLOCKS, "2");
    bench.send(ANN, Lane.BLOCKS, "3");

    unplug(link);

    assertThat(bench.textsOn(link)).containsExactly("plug", "1", "2", "3");
  }

  @Test
  void heartbeatWaitsForOneBlockAtMost() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.BLOCKS, "second block");
    bench.send(ANN, Lane.MEMBERSHIP, "alive");
    assertThat(bench.textsOn(link)).containsExactly("plug");

    bench.connections.writable(link, bench.now());
    assertThat(bench.textsOn(link)).containsExactly("plug", "alive");

    bench.connections.writable(link, bench.now());
    assertThat(bench.textsOn(link)).containsExactly("plug", "alive", "second block");
  }

  @Test
  void handshakeThatFillsTheTransportHoldsBackWhatFollows() {
    LinkId link = LinkId.inbound(1);
    bench.comm.busy.add(link);
    bench.inboundFrom(ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "alive");
    assertThat(bench.textsOn(link)).isEmpty();

    unplug(link);

    assertThat(bench.textsOn(link)).containsExactly("alive");
  }

  @Test
  void writableDuringTheHandshakeIsRemembered() {
    LinkId link = LinkId.inbound(1);
    bench.comm.busy.add(link);
    bench.dialledBy(ANN);
    unplug(link);

    bench.says(link, bench.handshakeOf(ANN, false));
    bench.send(ANN, Lane.MEMBERSHIP, "alive");

    assertThat(bench.textsOn(link)).containsExactly("alive");
  }

  @Test
  void fullLightLaneDropsItsOldestAndCountsIt() {
    LinkId link = busyLink();
    for (String text : "1 2 3 4 5".split(" ", -1)) {
      bench.send(ANN, Lane.MEMBERSHIP, text);
    }

    unplug(link);

    assertThat(bench.textsOn(link)).containsExactly("plug", "3", "4", "5");
    assertThat(bench.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("LANE_FULL " + ANN.pkiId(), "LANE_FULL " + ANN.pkiId());
  }

  @Test
  void fullLaneOfBlocksRefusesTheNewest() {
    LinkId link = busyLink();
    for (String text : "1 2 3 4 5".split(" ", -1)) {
      bench.send(ANN, Lane.BLOCKS, text);
    }

    unplug(link);

    assertThat(bench.textsOn(link)).containsExactly("plug", "1", "2", "3");
    assertThat(bench.rejections()).containsExactly(Rejection.LANE_FULL, Rejection.LANE_FULL);
    assertThat(bench.events(GossipEvent.Dropped.class))
        .containsOnly(new GossipEvent.Dropped(GossipEvent.Queue.BLOCK_LANE, Rejection.LANE_FULL))
        .hasSize(2);
  }

  @Test
  void lanesAreBoundedInBytesToo() {
    busyLink();
    sendBytes(Lane.MEMBERSHIP, 60);
    sendBytes(Lane.MEMBERSHIP, 40);
    sendBytes(Lane.BLOCKS, 150);
    assertThat(bench.rejections()).isEmpty();

    sendBytes(Lane.MEMBERSHIP, 1);
    sendBytes(Lane.BLOCKS, 51);

    assertThat(bench.rejections()).containsExactly(Rejection.LANE_FULL, Rejection.LANE_FULL);
  }

  @Test
  void envelopeLargerThanTheLimitPassesAlone() {
    LinkId link = busyLink();

    sendBytes(Lane.BLOCKS, 5_000);
    sendBytes(Lane.MEMBERSHIP, 5_000);
    unplug(link);

    assertThat(bench.rejections()).isEmpty();
    assertThat(bench.comm.written(link)).hasSize(4);
  }

  @Test
  void lanesAreFullEachForItself() {
    busyLink();
    for (Lane lane : Lane.values()) {
      for (int i = 0; i < 3; i++) {
        sendBytes(lane, 30);
      }
    }

    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void whatWaitsForADialIsBoundedToo() {
    for (int i = 0; i < 5; i++) {
      bench.send(ANN, Lane.MEMBERSHIP, "heartbeat " + i);
    }

    assertThat(bench.rejections()).containsExactly(Rejection.LANE_FULL, Rejection.LANE_FULL);
  }

  @Test
  void sentMessagesAreCountedWhenTheTransportTakesThem() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.MEMBERSHIP, "alive");
    assertThat(bench.events(MessageSent.class))
        .containsExactly(new MessageSent(ANN.pkiId(), Lane.BLOCKS, 4));

    unplug(link);

    assertThat(bench.events(MessageSent.class))
        .containsExactly(
            new MessageSent(ANN.pkiId(), Lane.BLOCKS, 4),
            new MessageSent(ANN.pkiId(), Lane.MEMBERSHIP, 5));
  }
}
