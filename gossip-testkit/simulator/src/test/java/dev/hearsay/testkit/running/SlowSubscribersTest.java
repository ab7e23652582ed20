// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.CHANNEL;
import static dev.hearsay.testkit.running.Neighbourhood.PATIENCE;
import static dev.hearsay.testkit.running.Neighbourhood.addressOf;
import static dev.hearsay.testkit.running.Neighbourhood.done;
import static dev.hearsay.testkit.running.Neighbourhood.ofChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.service.IncomingMessage;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.application.service.SubscriptionCutOffException;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bounds between a node and its embedder. */
@Timeout(60)
class SlowSubscribersTest {

  private static final Load SMALL = new Load(4, 1 << 20);
  private static final ServiceSettings NARROW = ServiceSettings.defaults().withUnread(SMALL);
  private static final int BLOCKS = 40;

  private final Neighbourhood neighbourhood = new Neighbourhood();

  @AfterEach
  void close() {
    neighbourhood.close();
  }

  @Test
  void aSlowSubscriberHoldsBackItsChannelAndGetsEveryBlockInTheEnd() throws InterruptedException {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", NARROW);
    neighbourhood.meetInChannel();
    try (Subscription<ChannelMessage> slow = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      for (long number = 1; number <= BLOCKS; number++) {
        done(alice.gossip(neighbourhood.block(number)));
      }
      await().atMost(PATIENCE).until(() -> refusals(bob, Rejection.SUBSCRIBER_FULL) > 0);

      assertThat(read(slow, BLOCKS)).containsExactlyElementsOf(upTo(BLOCKS));
      assertThat(slow.poll(Duration.ZERO)).as("exactly once").isEmpty();
    }
  }

  @Test
  void whenASlowSubscriberGivesUpTheOthersGetTheRest() throws InterruptedException {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", NARROW);
    neighbourhood.meetInChannel();
    Subscription<ChannelMessage> slow = bob.accept(MessageFilter.blocksOf(CHANNEL));
    try (Subscription<ChannelMessage> quick = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      for (long number = 1; number <= BLOCKS; number++) {
        done(alice.gossip(neighbourhood.block(number)));
      }
      await().atMost(PATIENCE).until(() -> refusals(bob, Rejection.SUBSCRIBER_FULL) > 0);
      slow.close();

      assertThat(read(quick, BLOCKS)).containsExactlyElementsOf(upTo(BLOCKS));
    }
  }

  @Test
  void aSubscriberWhoNeverReadsIsCutOffAndLearnsIt() throws InterruptedException {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", NARROW.withReaderPatience(Duration.ofMillis(100)));
    neighbourhood.meetInChannel();
    Subscription<ChannelMessage> never = bob.accept(MessageFilter.blocksOf(CHANNEL));
    try (Subscription<ChannelMessage> quick = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      for (long number = 1; number <= BLOCKS; number++) {
        done(alice.gossip(neighbourhood.block(number)));
      }

      assertThat(read(quick, BLOCKS)).containsExactlyElementsOf(upTo(BLOCKS));
      assertThat(neighbourhood.eventsOf(bob).events(GossipEvent.SubscriberCutOff.class)).hasSize(1);
      assertThatThrownBy(() -> never.forEach(block -> {}))
          .isInstanceOf(SubscriptionCutOffException.class);
    }
  }

  @Test
  void otherMessagesAreDroppedAndTheNodeGoesOn() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", NARROW);
    neighbourhood.meetInChannel();
    var nobodyReads =
        bob.acceptPassThrough(
            MessageFilter.<IncomingMessage>everything().saying(Content.RemoteStateRequest.class));

    for (int i = 0; i < 10; i++) {
      done(alice.send(ofChannel(new Content.RemoteStateRequest(1, 2)), addressOf(bob)));
    }

    // One peer gets half of the four places: the others' half stays free.
    await().atMost(PATIENCE).until(() -> refusals(bob, Rejection.SUBSCRIBER_FULL) == 8);
    nobodyReads.close();
    assertThat(bob.peersOfChannel(CHANNEL)).hasSize(1);
  }

  @Test
  void aPublisherWhoDoesNotAwaitIsRefusedInTheEnd() {
    RunningNode alice =
        neighbourhood.start("alice", new ServiceSettings(Load.NONE, 2, SMALL, SMALL, PATIENCE));
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();

    List<CompletionStage<Void>> stages =
        LongStream.rangeClosed(1, 200)
            .mapToObj(number -> alice.gossip(neighbourhood.block(number, 100_000)))
            .toList();

    assertThatThrownBy(() -> stages.forEach(Neighbourhood::done))
        .isInstanceOf(RejectedExecutionException.class);
    done(alice.updateLedgerHeight(1, CHANNEL));
    assertThat(bob.peersOfChannel(CHANNEL)).hasSize(1);
  }

  @Test
  void aPublisherWhoAwaitsGetsEverythingThrough() throws InterruptedException {
    RunningNode alice =
        neighbourhood.start("alice", new ServiceSettings(Load.NONE, 2, SMALL, SMALL, PATIENCE));
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    try (Subscription<ChannelMessage> blocks = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      for (long number = 1; number <= BLOCKS; number++) {
        done(alice.gossip(neighbourhood.block(number, 100_000)));
      }

      assertThat(read(blocks, BLOCKS)).containsExactlyElementsOf(upTo(BLOCKS));
    }
  }

  private static Set<Long> read(Subscription<ChannelMessage> blocks, int count)
      throws InterruptedException {
    Set<Long> numbers = new TreeSet<>();
    while (numbers.size() < count) {
      Content content = blocks.poll(PATIENCE).orElseThrow().content();
      long number = ((Content.DataMessage) content).payload().number();
      assertThat(numbers.add(number)).as("block %s for the first time", number).isTrue();
    }
    return numbers;
  }

  private static Iterable<Long> upTo(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private long refusals(RunningNode node, Rejection reason) {
    return neighbourhood.eventsOf(node).events(GossipEvent.Rejected.class).stream()
        .filter(event -> event.reason() == reason)
        .count();
  }
}
