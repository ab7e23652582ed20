// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.CHANNEL;
import static dev.hearsay.testkit.running.Neighbourhood.PATIENCE;
import static dev.hearsay.testkit.running.Neighbourhood.UNKNOWN;
import static dev.hearsay.testkit.running.Neighbourhood.config;
import static dev.hearsay.testkit.running.Neighbourhood.done;
import static dev.hearsay.testkit.running.Neighbourhood.ofChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.PeerSignature;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.SendCriteria;
import dev.hearsay.application.service.UnknownChannelException;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service says of channels, and what it refuses. */
@Timeout(60)
class ChannelsInServiceTest {

  private final Neighbourhood neighbourhood = new Neighbourhood();
  private final RunningNode alice = neighbourhood.start("alice");
  private final RunningNode bob = neighbourhood.start("bob");

  @AfterEach
  void close() {
    neighbourhood.close();
  }

  @Test
  void membersOfAChannelSeeEachOthersState() {
    neighbourhood.meetInChannel();

    done(bob.updateLedgerHeight(7, CHANNEL));
    done(bob.updateChaincodes(List.of(chaincode("cars")), CHANNEL));

    await().atMost(PATIENCE).until(() -> bobAsAliceSeesIt().properties().ledgerHeight() == 7);
    await().atMost(PATIENCE).until(() -> !bobAsAliceSeesIt().properties().chaincodes().isEmpty());
    assertThat(bobAsAliceSeesIt().member().pkiId()).isEqualTo(bob.selfMembershipInfo().pkiId());
  }

  @Test
  void theOwnStateIsKnownSoonAfterJoining() {
    assertThat(alice.selfChannelInfo(CHANNEL)).isEmpty();

    done(alice.joinChan(config(1)));

    await().atMost(PATIENCE).until(() -> alice.selfChannelInfo(CHANNEL).isPresent());
  }

  @Test
  void whoLeftIsNoPeerAnyMoreAndKnowsNone() {
    neighbourhood.meetInChannel();

    done(bob.leaveChan(CHANNEL));

    assertThat(bob.selfChannelInfo(CHANNEL)).isEmpty();
    assertThatThrownBy(() -> bob.peersOfChannel(CHANNEL))
        .isInstanceOf(UnknownChannelException.class);
    await().atMost(PATIENCE).until(() -> alice.peersOfChannel(CHANNEL).isEmpty());
  }

  @Test
  void whoLeftMayComeBack() {
    neighbourhood.meetInChannel();
    done(bob.leaveChan(CHANNEL));
    await().atMost(PATIENCE).until(() -> alice.peersOfChannel(CHANNEL).isEmpty());

    done(bob.joinChan(config(2)));

    await().atMost(PATIENCE).until(() -> alice.peersOfChannel(CHANNEL).size() == 1);
    await().atMost(PATIENCE).until(() -> bob.peersOfChannel(CHANNEL).size() == 1);
  }

  @Test
  void peersAreFilteredByWhatTheySigned() {
    neighbourhood.meetInChannel();
    NetworkMember seen = bobAsAliceSeesIt().member();
    List<PeerSignature> shown = new ArrayList<>();

    Predicate<NetworkMember> signed = alice.peerFilter(CHANNEL, signature -> shown.add(signature));

    assertThat(signed.test(seen)).isTrue();
    assertThat(shown.getFirst().message()).isEqualTo(bobAsAliceSeesIt().stateInfo().payload());
    assertThat(alice.peerFilter(CHANNEL, signature -> false).test(seen)).isFalse();
    assertThat(signed.test(alice.selfMembershipInfo())).as("not a peer of the channel").isFalse();
  }

  @Test
  void anOlderConfigurationIsRefused() {
    done(alice.joinChan(config(2)));

    assertThatThrownBy(() -> done(alice.joinChan(config(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade")
        .hasMessageContaining("lower");
    done(alice.joinChan(config(2)));
  }

  @Test
  void aConfigurationWithoutTheOwnOrganizationIsRefused() {
    ChannelConfig foreign =
        new ChannelConfig(
            CHANNEL,
            1,
            List.of(
                new ChannelConfig.Organization(
                    new OrgId("Org9MSP"), Bytes.EMPTY, List.<Endpoint>of(), List.of())),
            List.of());

    assertThatThrownBy(() -> done(alice.joinChan(foreign)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Org1MSP");
    assertThat(alice.selfChannelInfo(CHANNEL)).isEmpty();
  }

  @Test
  void aChannelNameThatFabricWouldNotGiveIsRefusedAtOnce() {
    ChannelConfig bad = new ChannelConfig(ChannelId.of("../etc"), 1, List.of(), List.of());

    assertThatThrownBy(() -> alice.joinChan(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../etc");
  }

  interface Call {
    void on(GossipService service);
  }

  static Stream<Call> callsThatNameAChannel() {
    GossipMessage leadership =
        new GossipMessage(
            0,
            UNKNOWN,
            Tag.CHAN_AND_ORG,
            new Content.LeadershipMessage(
                new PkiId(Bytes.utf8("someone")), new PeerTime(1, 1), true));
    GossipMessage block =
        new GossipMessage(
            0,
            UNKNOWN,
            Tag.CHAN_AND_ORG,
            new Content.DataMessage(new Content.Payload(1, Bytes.utf8("block"), List.of())));
    SendCriteria criteria = SendCriteria.of(Duration.ofSeconds(1), 0, 1).in(UNKNOWN);
    return Stream.of(
        service -> service.peersOfChannel(UNKNOWN),
        service -> service.peerFilter(UNKNOWN, signature -> true),
        service -> done(service.leaveChan(UNKNOWN)),
        service -> done(service.updateLedgerHeight(2, UNKNOWN)),
        service -> done(service.updateChaincodes(List.of(), UNKNOWN)),
        service -> done(service.gossip(block)),
        service -> done(service.gossip(leadership)),
        service -> done(service.sendByCriteria(block, criteria)));
  }

  @ParameterizedTest
  @MethodSource("callsThatNameAChannel")
  void anUnknownChannelIsNamed(Call call) {
    ThrowingCallable calling = () -> call.on(alice);

    assertThatThrownBy(calling)
        .isInstanceOfSatisfying(
            UnknownChannelException.class,
            unknown -> assertThat(unknown.channel()).isEqualTo(UNKNOWN))
        .hasMessageContaining("nowhere");
  }

  @Test
  void anUnknownChannelHasNoStateAndNoMessages() throws InterruptedException {
    assertThat(alice.selfChannelInfo(UNKNOWN)).isEmpty();
    try (var blocks = alice.accept(MessageFilter.blocksOf(UNKNOWN))) {
      assertThat(blocks.poll(Duration.ZERO)).isEmpty();
      assertThat(blocks.hasEnded()).isFalse();
    }
  }

  static Stream<Call> commands() {
    return Stream.of(
        service -> done(service.joinChan(config(1))),
        service -> done(service.leaveChan(CHANNEL)),
        service -> done(service.updateLedgerHeight(2, CHANNEL)),
        service -> done(service.updateChaincodes(List.of(), CHANNEL)),
        service -> done(service.gossip(someBlock())),
        service -> done(service.send(someBlock(), Neighbourhood.addressOf(service))),
        service -> done(service.sendByCriteria(someBlock(), SendCriteria.of(PATIENCE, 0, 0))),
        service -> done(service.updateMetadata(Bytes.EMPTY)),
        service -> done(service.suspectPeers(known -> true)));
  }

  private static GossipMessage someBlock() {
    return ofChannel(
        new Content.DataMessage(new Content.Payload(1, Bytes.utf8("block"), List.of())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void afterTheEndCommandsFail(Call command) {
    alice.close();

    assertThatThrownBy(() -> command.on(alice))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the node has stopped");
  }

  @Test
  void afterTheEndQueriesAreEmptyAndSubscriptionsHaveEnded() {
    neighbourhood.meetInChannel();
    alice.close();

    assertThat(alice.peersOfChannel(CHANNEL)).isEmpty();
    assertThat(alice.accept(MessageFilter.everything())).isEmpty();
    assertThat(alice.acceptPassThrough(MessageFilter.everything())).isEmpty();
    assertThat(alice.acceptBlocks(CHANNEL).hasEnded()).isTrue();
  }

  private ChannelPeer bobAsAliceSeesIt() {
    return alice.peersOfChannel(CHANNEL).getFirst();
  }

  @Test
  void chaincodesThatNoStateInfoCouldHoldAreRefusedAtOnce() {
    neighbourhood.meetInChannel();
    List<Content.Chaincode> tooMany = Collections.nCopies(10_000, chaincode("cars"));

    assertThatThrownBy(() -> bob.updateChaincodes(tooMany, CHANNEL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fit into a state info");
  }

  private static Content.Chaincode chaincode(String name) {
    return new Content.Chaincode(name, "1.0", Bytes.EMPTY);
  }
}
