// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockRange;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.Queue;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscribersTest {

  private static final ChannelId CHANNEL = ChannelId.of("trade");
  private static final ChannelId OTHER = ChannelId.of("other");
  private static final Now NOW = new Now(0, Instant.EPOCH);
  private static final Interest BLOCKS = new Interest(List.of(Content.DataMessage.class), CHANNEL);
  private static final int BYTES = 100;
  private static final Load IN_CHECK = new Load(3, 300);
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final RecordedSayings said = new RecordedSayings();
  private final List<GossipEvent> events = new ArrayList<>();
  private final List<Long> timers = new ArrayList<>();
  private int gateMoves;
  private final Subscribers subscribers =
      new Subscribers(
          settings(4, 1_000), IN_CHECK, said, events::add, this::schedule, now -> gateMoves++);

  @Test
  void onlyWhoIsInterestedGetsAMessage() {
    subscribers.add(1, BLOCKS, List.of());
    subscribers.add(2, new Interest(List.of(Content.StateInfo.class), ChannelId.NONE), List.of());
    subscribers.add(3, Interest.EVERYTHING, List.of());
    subscribers.add(4, new Interest(List.of(), OTHER), List.of());

    deliver(block(CHANNEL));
    deliver(stateInfo());

    assertThat(said.delivered).containsExactly(1L, 3L, 2L, 3L);
  }

  @Test
  void theGateShutsBehindTheBlockThatPassesTheBoundAndNoBlockIsSkipped() {
    subscribers.add(1, BLOCKS, List.of());

    deliverBlocks(4);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
    deliverBlocks(2);

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
    assertThat(gateMoves).isEqualTo(1);
    assertThat(said.delivered).hasSize(6);
    assertThat(events).isEmpty();
  }

  @Test
  void theGateOpensWhenHalfIsRead() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);

    readBlocks(1, 2);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
    readBlocks(1, 1);

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
    assertThat(gateMoves).isEqualTo(2);
  }

  @Test
  void muchTooManyShutTheGateForWhatIsMissingAsWell() {
    subscribers.add(1, BLOCKS, List.of());

    deliverBlocks(11);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
    deliverBlocks(1);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.NONE);

    readBlocks(1, 1);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
    readBlocks(1, 8);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
    readBlocks(1, 1);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
    assertThat(gateMoves).isEqualTo(4);
  }

  @Test
  void theSlowestDecides() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(7);
    subscribers.add(2, BLOCKS, List.of());
    deliverBlocks(5);

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.NONE);
    subscribers.remove(1, NOW);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
  }

  @Test
  void whatLiesUnreadIsToldWithItsBound() {
    subscribers.add(1, BLOCKS, List.of());
    subscribers.add(2, Interest.EVERYTHING, List.of());
    deliverBlocks(2);
    deliver(stateInfo());

    assertThat(subscribers.fills())
        .containsExactly(
            new Fill("unread blocks", 2, 4 + 4 + 3 + 3 + 1),
            new Fill("other unread messages", 1, 4));
  }

  @Test
  void whoHasTooManyUnreadForTooLongIsNamedAgainAndAgain() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);
    assertThat(timers).containsExactly(1L);

    subscribers.due(timers.removeFirst());
    subscribers.due(timers.removeFirst());

    assertThat(said.lagging).containsExactly(1L, 1L);
    assertThat(timers).as("as long as it lags").containsExactly(1L);
  }

  @Test
  void whoHasReadInTimeIsNotNamed() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);
    readBlocks(1, 5);
    deliverBlocks(5);

    assertThat(timers).as("one timer at a time").containsExactly(1L);
    readBlocks(1, 5);
    subscribers.due(timers.removeFirst());
    subscribers.remove(1, NOW);
    subscribers.due(1);

    assertThat(said.lagging).isEmpty();
    assertThat(timers).isEmpty();
  }

  @Test
  void bytesShutTheGateAsWell() {
    subscribers.add(1, BLOCKS, List.of());

    deliver(new ChannelMessage(CHANNEL, blockOf(CHANNEL, 1_001)));

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.MISSING);
  }

  @Test
  void aLaggingSubscriberOfOneChannelShutsNoOther() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);

    assertThat(subscribers.admission(OTHER)).isEqualTo(BlockAdmission.ALL);
  }

  @Test
  void aLaggingSubscriberOfAllChannelsShutsThemAll() {
    subscribers.add(1, Interest.EVERYTHING, List.of());
    deliverBlocks(5);

    assertThat(subscribers.admission(OTHER)).isEqualTo(BlockAdmission.MISSING);
  }

  @Test
  void whoUnsubscribesOpensTheGate() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);

    subscribers.remove(1, NOW);
    subscribers.remove(1, NOW);

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
    assertThat(gateMoves).isEqualTo(2);
    deliverBlocks(1);
    assertThat(said.delivered).hasSize(5);
  }

  @Test
  void otherMessagesAreDroppedAndCountedWhenThereIsNoRoom() {
    subscribers.add(1, Interest.EVERYTHING, List.of());

    for (int i = 0; i < 5; i++) {
      deliver(stateInfo());
    }

    assertThat(said.delivered).hasSize(4);
    assertThat(events)
        .contains(new GossipEvent.Dropped(Queue.SUBSCRIPTION, Rejection.SUBSCRIBER_FULL))
        .filteredOn(GossipEvent.Rejected.class::isInstance)
        .hasSize(1);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
  }

  @Test
  void droppedMessagesTakeNoRoomFromBlocks() {
    subscribers.add(1, Interest.EVERYTHING, List.of());
    for (int i = 0; i < 5; i++) {
      deliver(stateInfo());
    }

    deliverBlocks(4);

    assertThat(said.delivered).hasSize(8);
    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
  }

  @Test
  void whoSubscribesToAChannelIsToldWhatWasDeliveredBefore() {
    subscribers.add(1, BLOCKS, List.of(new BlockRange(0, 7), new BlockRange(9, 10)));

    assertThat(said.givenUp)
        .containsExactly(
            new RecordedSayings.GivenUp(1, CHANNEL, 0, 7),
            new RecordedSayings.GivenUp(1, CHANNEL, 9, 10));
  }

  @Test
  void whatAChannelGivesUpIsToldToItsSubscribers() {
    subscribers.add(1, BLOCKS, List.of());
    subscribers.add(2, new Interest(List.of(), OTHER), List.of());

    subscribers.givenUp(CHANNEL, 3, 5);

    assertThat(said.givenUp).containsExactly(new RecordedSayings.GivenUp(1, CHANNEL, 3, 5));
  }

  @Test
  void readingMakesRoomAgain() {
    subscribers.add(1, Interest.EVERYTHING, List.of());
    for (int i = 0; i < 4; i++) {
      deliver(stateInfo());
    }

    subscribers.read(new Command.SubscriberRead(1, Load.NONE, new Load(2, 2 * BYTES)), NOW);
    deliver(stateInfo());
    deliver(stateInfo());

    assertThat(said.delivered).hasSize(6);
  }

  @Test
  void whoReadsMoreThanItGotHasNothingUnread() {
    subscribers.add(1, BLOCKS, List.of());
    deliverBlocks(5);

    readBlocks(1, 100);

    assertThat(subscribers.admission(CHANNEL)).isEqualTo(BlockAdmission.ALL);
  }

  @Test
  void aPeerThatSendsMuchLeavesRoomForWhatOthersSend() {
    subscribers.addPassThrough(1, Interest.EVERYTHING);

    for (int i = 0; i < 10; i++) {
      arrive(1);
    }
    arrive(2);
    arrive(3);

    assertThat(said.passedThrough).hasSize(4);
    assertThat(events).filteredOn(GossipEvent.Dropped.class::isInstance).hasSize(8);
  }

  @Test
  void howeverManyFillAQueueThereIsRoomForAnotherUpToTwiceTheBound() {
    subscribers.addPassThrough(1, Interest.EVERYTHING);

    for (int peer = 1; peer <= 10; peer++) {
      arrive(peer);
    }

    assertThat(said.passedThrough).hasSize(8);
  }

  @Test
  void whatWasReadOfAPeerMakesRoomForThatPeer() {
    subscribers.addPassThrough(1, Interest.EVERYTHING);
    arrive(1);
    arrive(1);
    arrive(2);
    arrive(1);
    assertThat(said.passedThrough).hasSize(3);

    subscribers.read(new Command.SubscriberRead(1, Load.NONE, new Load(2, 2 * BYTES)), NOW);
    arrive(1);
    arrive(1);
    arrive(2);

    assertThat(said.passedThrough).hasSize(5);
  }

  private void arrive(int from) {
    ConnectionInfo sender =
        new ConnectionInfo(
            LinkId.inbound(1),
            FakeCrypto.identity(from),
            Envelope.unsigned(Bytes.EMPTY),
            "10.0.0.1:5");
    var _ = subscribers.passThrough(new ReceivedMessage(stateInfo().signed(), sender));
  }

  private void deliverBlocks(int count) {
    for (int i = 0; i < count; i++) {
      deliver(block(CHANNEL));
    }
  }

  private void deliver(ChannelMessage message) {
    subscribers.delivered(message, NOW);
  }

  private void readBlocks(long id, int count) {
    Load load = new Load(count, (long) count * BYTES);
    subscribers.read(new Command.SubscriberRead(id, load, Load.NONE), NOW);
  }

  private static ChannelMessage block(ChannelId channel) {
    return new ChannelMessage(channel, blockOf(channel, BYTES));
  }

  private static SignedMessage blockOf(ChannelId channel, int bytes) {
    return message(
        channel,
        new Content.DataMessage(new Content.Payload(1, Bytes.utf8("block"), List.of())),
        bytes);
  }

  private static ChannelMessage stateInfo() {
    return new ChannelMessage(
        CHANNEL,
        message(
            ChannelId.NONE,
            new Content.StateInfo(
                new PeerTime(1, 1),
                new PkiId(Bytes.utf8("peer")),
                Bytes.utf8("mac"),
                new Content.Properties(1, false, List.of())),
            BYTES));
  }

  private static SignedMessage message(ChannelId channel, Content content, int bytes) {
    GossipMessage message = new GossipMessage(0, channel, TagRules.tagFor(content), content);
    return new SignedMessage(Envelope.unsigned(Bytes.wrap(new byte[bytes])), message);
  }

  private void schedule(Duration delay, long subscription) {
    assertThat(delay).isEqualTo(PATIENCE);
    timers.add(subscription);
  }

  private static ServiceSettings settings(int items, long bytes) {
    Load bound = new Load(items, bytes);
    return new ServiceSettings(bound, 1, bound, bound, PATIENCE);
  }
}
