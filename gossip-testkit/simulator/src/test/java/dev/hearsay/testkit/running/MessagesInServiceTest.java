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

import dev.hearsay.application.node.AckReport;
import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.service.IncomingMessage;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.NotEnoughAcksException;
import dev.hearsay.application.service.NotEnoughPeersException;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.SendCriteria;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service sends, spreads and hands over. */
@Timeout(60)
class MessagesInServiceTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Content PRIVATE_DATA =
      new Content.PrivateDataMessage(
          new Content.PrivatePayload("c", "ns", "tx", Bytes.utf8("secret"), 1, Bytes.EMPTY));

  private final Neighbourhood neighbourhood = new Neighbourhood();
  private final RunningNode alice = neighbourhood.start("alice");
  private final RunningNode bob = neighbourhood.start("bob");

  @BeforeEach
  void meet() {
    neighbourhood.meetInChannel();
  }

  @AfterEach
  void close() {
    neighbourhood.close();
  }

  // ---- spreading

  @Test
  void aBlockIsDeliveredToTheOthersAndNotToItsPublisher() throws InterruptedException {
    try (var own = alice.accept(MessageFilter.blocksOf(CHANNEL));
        var others = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      done(alice.gossip(neighbourhood.block(1)));

      ChannelMessage delivered = others.poll(PATIENCE).orElseThrow();
      assertThat(delivered.channel()).isEqualTo(CHANNEL);
      assertThat(delivered.content()).isEqualTo(neighbourhood.block(1).content());
      assertThat(own.poll(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void aWordAboutLeadershipIsSignedAndDelivered() throws InterruptedException {
    Content leader =
        new Content.LeadershipMessage(alice.selfMembershipInfo().pkiId(), new PeerTime(1, 1), true);
    try (var heard =
        bob.accept(
            MessageFilter.<ChannelMessage>everything().saying(Content.LeadershipMessage.class))) {
      done(alice.gossip(ofChannel(leader)));

      assertThat(heard.poll(PATIENCE).orElseThrow().content()).isEqualTo(leader);
    }
  }

  @Test
  void stateInfosThatArePushedAreDelivered() throws InterruptedException {
    try (var heard =
        bob.accept(
            MessageFilter.<ChannelMessage>everything()
                .in(CHANNEL)
                .saying(Content.StateInfo.class)
                .where(message ->
                    ((Content.StateInfo) message.content()).properties().ledgerHeight() == 9))) {
      done(alice.updateLedgerHeight(9, CHANNEL));

      assertThat(heard.poll(PATIENCE)).isPresent();
    }
  }

  static Stream<Content> contentsThatAreNotSpread() {
    return new MessageGenerator(5)
        .oneOfEach().stream()
            .map(GossipMessage::content)
            .filter(content -> !(content instanceof Content.DataMessage))
            .filter(content -> !(content instanceof Content.LeadershipMessage));
  }

  @ParameterizedTest
  @MethodSource("contentsThatAreNotSpread")
  void contentsThatMakeNoSenseToSpreadAreNamed(Content content) {
    assertThatThrownBy(() -> alice.gossip(ofChannel(content)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(content.getClass().getSimpleName());
  }

  @Test
  void anIllegalTagIsNamed() {
    Content block = neighbourhood.block(1).content();

    assertThatThrownBy(() -> alice.gossip(new GossipMessage(0, CHANNEL, Tag.EMPTY, block)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EMPTY")
        .hasMessageContaining("DataMessage");
    assertThatThrownBy(
            () -> alice.gossip(new GossipMessage(0, ChannelId.NONE, Tag.CHAN_AND_ORG, block)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel");
  }

  @Test
  void aSubscriptionNamesWhatChannelsDoNotDeliver() {
    MessageFilter<ChannelMessage> filter =
        MessageFilter.<ChannelMessage>everything().saying(Content.AliveMessage.class);

    assertThatThrownBy(() -> alice.accept(filter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AliveMessage");
  }

  // ---- from peer to peer

  @Test
  void whatIsSentArrivesUnverifiedAndCanBeAnswered() throws InterruptedException {
    Content question = new Content.RemoteStateRequest(1, 2);
    Content answer = new Content.RemoteStateResponse(List.of());
    try (var asked = bob.acceptPassThrough(saying(Content.RemoteStateRequest.class));
        var answered = alice.acceptPassThrough(saying(Content.RemoteStateResponse.class))) {
      done(alice.send(ofChannel(question), addressOf(bob)));

      IncomingMessage incoming = asked.poll(PATIENCE).orElseThrow();
      assertThat(incoming.content()).isEqualTo(question);
      assertThat(incoming.from().peer().pkiId()).isEqualTo(alice.selfMembershipInfo().pkiId());
      done(incoming.respond(ofChannel(answer)));
      assertThat(answered.poll(PATIENCE).orElseThrow().content()).isEqualTo(answer);
    }
  }

  @Test
  void whatNobodyListensToIsCounted() {
    done(alice.send(ofChannel(PRIVATE_DATA), addressOf(bob)));

    await().atMost(PATIENCE).until(() -> refusals(bob, Rejection.NO_SUBSCRIBER) == 1);
  }

  @Test
  void privateDataIsAcknowledged() {
    try (var pushed = bob.acceptPassThrough(saying(Content.PrivateDataMessage.class))) {
      pushed.consume(message -> done(message.acknowledge("")));

      AckReport report = done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), criteria(1)));

      assertThat(report.toJson()).isEqualTo("{\"successes\":1}");
    }
  }

  @Test
  void aPeersOwnWordsTellWhyItDidNotTakeIt() {
    try (var pushed = bob.acceptPassThrough(saying(Content.PrivateDataMessage.class))) {
      pushed.consume(message -> done(message.acknowledge("no room")));

      assertThatThrownBy(() -> done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), criteria(1))))
          .isInstanceOf(NotEnoughAcksException.class)
          .hasMessageContaining("{\"failures\":{\"no room\":1}}");
    }
  }

  @Test
  void whoDoesNotAnswerInTimeFails() {
    SendCriteria hasty = SendCriteria.of(SHORT, 1, 1).in(CHANNEL);

    assertThatThrownBy(() -> done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), hasty)))
        .isInstanceOf(NotEnoughAcksException.class)
        .hasMessageContaining("timed out");
  }

  @Test
  void withoutEnoughPeersNothingIsSent() {
    SendCriteria picky = criteria(1).matching(member -> false);
    SendCriteria demanding = SendCriteria.of(SHORT, 2, 2).in(CHANNEL);

    assertThatThrownBy(() -> done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), picky)))
        .isInstanceOf(NotEnoughPeersException.class)
        .hasMessageContaining("0 peers");
    assertThatThrownBy(() -> done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), demanding)))
        .isInstanceOf(NotEnoughPeersException.class)
        .hasMessageContaining("1 peers");
    assertThat(refusals(bob, Rejection.NO_SUBSCRIBER)).isZero();
  }

  @Test
  void whoAsksNobodySucceeds() {
    SendCriteria nobody = SendCriteria.of(Duration.ZERO, 0, 0);
    SendCriteria unneeded = SendCriteria.of(SHORT, 0, 3).matching(member -> false);

    assertThat(done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), nobody)))
        .isEqualTo(AckReport.NOBODY);
    assertThat(done(alice.sendByCriteria(ofChannel(PRIVATE_DATA), unneeded)))
        .isEqualTo(AckReport.NOBODY);
  }

  @Test
  void aPeerWithoutANameCannotBeSentTo() {
    PeerAddress nameless = new PeerAddress(PkiId.NONE, Endpoint.of("host", 1));

    assertThatThrownBy(() -> alice.send(ofChannel(PRIVATE_DATA), nameless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:1");
  }

  // ---- subscribers that misbehave

  @Test
  void aConsumerThatThrowsIsReportedAndGetsTheNextBlock() throws InterruptedException {
    LinkedBlockingQueue<Content> consumed = new LinkedBlockingQueue<>();
    try (var blocks = bob.accept(MessageFilter.blocksOf(CHANNEL))) {
      blocks.consume(message -> {
        if (message.content().equals(neighbourhood.block(1).content())) {
          throw new IllegalArgumentException("not this one");
        }
        consumed.add(message.content());
      });

      done(alice.gossip(neighbourhood.block(1)));
      done(alice.gossip(neighbourhood.block(2)));

      assertThat(consumed.poll(20, TimeUnit.SECONDS)).isEqualTo(neighbourhood.block(2).content());
      await().atMost(PATIENCE).until(() -> failures(bob) == 1);
    }
  }

  @Test
  void thePredicateRunsOnTheReadersThread() throws InterruptedException {
    Thread reader = Thread.currentThread();
    LinkedBlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
    MessageFilter<ChannelMessage> filter =
        MessageFilter.blocksOf(CHANNEL).where(message -> seen.add(Thread.currentThread()));
    try (Subscription<ChannelMessage> blocks = bob.accept(filter)) {
      done(alice.gossip(neighbourhood.block(1)));

      assertThat(blocks.poll(PATIENCE)).isPresent();
    }
    assertThat(seen).containsExactly(reader);
  }

  private static MessageFilter<IncomingMessage> saying(Class<? extends Content> content) {
    return MessageFilter.<IncomingMessage>everything().saying(content);
  }

  private static SendCriteria criteria(int minAck) {
    return SendCriteria.of(PATIENCE, minAck, 3).in(CHANNEL);
  }

  private long refusals(RunningNode node, Rejection reason) {
    return neighbourhood.eventsOf(node).events(GossipEvent.Rejected.class).stream()
        .filter(event -> event.reason() == reason)
        .count();
  }

  private long failures(RunningNode node) {
    return neighbourhood.eventsOf(node).count(GossipEvent.SubscriberFailed.class);
  }
}
