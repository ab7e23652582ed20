// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.AckReport;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.Acknowledgement;
import dev.hearsay.domain.message.Content.PrivateDataMessage;
import dev.hearsay.domain.message.Content.RemoteStateRequest;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a peer outside the channel's organizations says to those above gossip: whether it is
 * entitled to is for them to judge.
 */
class StrangerTest extends ChannelScene {

  private static final long SUBSCRIPTION = 2;

  @Test
  void privateDataIsCarriedAndAcknowledgedWhenTheSubscriberDoes() {
    listenTo(PrivateDataMessage.class, CHANNEL);

    stranger.say(words.privateData(7));
    assertThat(acknowledgements(7)).isEmpty();
    victim.command(new Command.Acknowledge(arrived(), ""));
    simulation.run(Duration.ofMillis(100));

    assertThat(acknowledgements(7)).containsExactly("");
    assertRefused(stranger);
  }

  @Test
  void theSubscriberSaysWhyItDoesNotWantPrivateData() {
    listenTo(PrivateDataMessage.class, CHANNEL);

    stranger.say(words.privateData(8));
    victim.command(new Command.Acknowledge(arrived(), "not for you"));
    simulation.run(Duration.ofMillis(100));

    assertThat(acknowledgements(8)).containsExactly("not for you");
  }

  @Test
  void aStateRequestIsCarriedAndAnswered() {
    listenTo(RemoteStateRequest.class, CHANNEL);

    stranger.say(words.stateRequest(9));
    GossipMessage answer = words.of(new Content.RemoteStateResponse(List.of()));
    victim.command(
        new Command.Respond(arrived().from(), words.unsigned(answer), Lane.of(answer.content())));
    simulation.run(Duration.ofMillis(100));

    assertThat(stranger.heard(Content.RemoteStateResponse.class)).hasSize(1);
    assertRefused(stranger);
  }

  @Test
  void whatNobodyListensToIsRefused() {
    stranger.say(words.privateData(1));
    stranger.say(words.stateRequest(2));
    stranger.say(words.of(new Content.RemoteStateResponse(List.of())));
    stranger.say(words.of(new Content.RemotePrivateDataRequest(List.of())));
    stranger.say(words.of(new Content.RemotePrivateDataResponse(List.of())));

    assertThat(refusals(victim, idOf(stranger))).hasSize(5).containsOnly(Rejection.NO_SUBSCRIBER);
    assertThat(stranger.isConnected()).isTrue();
  }

  @Test
  void aSubscriberOfOneChannelHearsNothingOfAnother() {
    listenTo(PrivateDataMessage.class, CHANNEL);

    stranger.say(new ChannelWords(simulation, ChannelId.of("elsewhere")).privateData(1));

    assertRefused(stranger, Rejection.UNKNOWN_CHANNEL);
    assertThat(victim.replies().passedThrough()).isEmpty();
  }

  @Test
  void privateDataIsNotPassedOnToOthers() {
    listenTo(PrivateDataMessage.class, CHANNEL);
    witness.record();

    stranger.say(words.privateData(7));

    assertThat(witness.received()).doesNotContain(words.unsigned(words.privateData(7)));
  }

  @Test
  void aNodeHearsWhatBecameOfTheMessageThatItWantsAcknowledged() {
    listenTo(PrivateDataMessage.class, CHANNEL);
    long ticket = publisher.command(toTheVictim(words.privateData(0)));
    await(() -> !victim.replies().passedThrough().isEmpty());

    victim.command(new Command.Acknowledge(arrived(), ""));
    await(() -> publisher.replies().to(ticket).isPresent());

    assertThat(publisher.replies().to(ticket))
        .contains(new Reply.Acked(new AckReport(1, new TreeMap<>())));
  }

  @Test
  void whereNobodyListensNobodyAcknowledges() {
    Reply reply = ask(publisher, toTheVictim(words.privateData(0)));

    assertThat(reply).isInstanceOf(Reply.Acked.class);
    assertThat(((Reply.Acked) reply).report().successes()).isZero();
    assertThat(refusals(victim, publisher.pkiId())).contains(Rejection.NO_SUBSCRIBER);
  }

  private Command toTheVictim(GossipMessage message) {
    PeerAddress target = new PeerAddress(victim.pkiId(), victim.self().internalEndpoint());
    return new Command.SendByCriteria(message, List.of(target), 1, 1, Duration.ofSeconds(3));
  }

  private void listenTo(Class<? extends Content> kind, ChannelId where) {
    victim.command(
        new Command.SubscribePassThrough(SUBSCRIPTION, new Interest(List.of(kind), where)));
  }

  private ReceivedMessage arrived() {
    return victim.replies().passedThrough().getLast();
  }

  private List<String> acknowledgements(long nonce) {
    return stranger.heard().stream()
        .filter(said -> said.nonce() == nonce && said.content() instanceof Acknowledgement)
        .map(said -> ((Acknowledgement) said.content()).error())
        .toList();
  }
}
