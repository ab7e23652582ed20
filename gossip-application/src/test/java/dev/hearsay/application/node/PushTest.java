// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterTimer;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockPushed;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.routing.ChannelAudience;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.routing.PeerSelector;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.domain.routing.RoutingView;
import dev.hearsay.domain.time.Now;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushTest {

  private static final OrgId ORG = new OrgId("Org1MSP");
  private static final ChannelId TRADE = ChannelId.of("trade");
  private static final Now NOW = new Now(1_000, Instant.EPOCH);
  private static final Now LATER = new Now(10_001_000, Instant.EPOCH);

  private final List<GossipEvent> events = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<String> timers = new ArrayList<>();
  private final List<NetworkMember> members =
      List.of(member("a"), member("b"), member("c"), member("d"));

  private Push push(PushSettings settings) {
    return new Push(
        settings,
        new Push.Timers(
            (delay, timer) -> timers.add("blocks"), (delay, timer) -> timers.add("others")),
        new PeerSelector(new SeededRandomness(1)),
        events::add,
        new Scene());
  }

  /** Four members of the own organization; all take part in the one channel that was joined. */
  private final class Scene implements Push.Surroundings, ChannelAudience, ChannelAudience.Lookup {
    @Override
    public RoutingView routingView(Now now) {
      return new RoutingView(
          members, ORG, peer -> Optional.of(ORG), this::find, this, member -> true);
    }

    private Optional<NetworkMember> find(PkiId peer) {
      return members.stream().filter(m -> m.pkiId().equals(peer)).findFirst();
    }

    @Override
    public void deliver(Delivery delivery, Now now) {
      deliveries.add(delivery);
    }

    @Override
    public boolean isOrgInChannel(OrgId org) {
      return true;
    }

    @Override
    public boolean isEligible(PkiId peer) {
      return true;
    }

    @Override
    public Optional<ChannelAudience> of(ChannelId channel) {
      return channel.equals(TRADE) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<ChannelAudience> of(Content.StateInfo stateInfo) {
      return Optional.empty();
    }
  }

  private static PkiId pki(String name) {
    return new PkiId(Bytes.utf8(name));
  }

  private static NetworkMember member(String name) {
    Endpoint endpoint = new Endpoint(name + ":1");
    Envelope envelope = Envelope.unsigned(Bytes.utf8(name));
    return new NetworkMember(pki(name), endpoint, endpoint, Bytes.EMPTY, envelope);
  }

  private static SignedMessage said(ChannelId channel, Content content, String bytes) {
    return new SignedMessage(
        Envelope.unsigned(Bytes.utf8(bytes)),
        new GossipMessage(0, channel, TagRules.tagFor(content), content));
  }

  private static SignedMessage block(ChannelId channel, long number) {
    Content.Payload payload = new Content.Payload(number, Bytes.utf8("block"), List.of());
    return said(channel, new Content.DataMessage(payload), "block " + number);
  }

  private static SignedMessage alive(long sequence) {
    Content.Member self = new Content.Member(new Endpoint("a:1"), Bytes.EMPTY, pki("a"));
    Content alive = new Content.AliveMessage(self, new PeerTime(1, sequence), PeerIdentity.NONE);
    return said(ChannelId.NONE, alive, "alive " + sequence);
  }

  private List<String> leaves() {
    return deliveries.stream().map(d -> d.envelope().payload().toUtf8()).distinct().toList();
  }

  @Test
  void heartbeatsAndBlocksDoNotWaitForEachOther() {
    Push push = push(PushSettings.defaults());
    push.add(alive(1), PkiId.NONE, NOW);
    push.add(alive(2), PkiId.NONE, NOW);
    push.add(block(TRADE, 1), PkiId.NONE, NOW);
    push.add(block(TRADE, 2), PkiId.NONE, NOW);
    assertThat(leaves()).containsExactly("alive 1", "block 1");
    assertThat(timers).containsExactly("others", "blocks");

    push.blockTimer(EmitterTimer.FLUSH, LATER);
    assertThat(leaves()).containsExactly("alive 1", "block 1", "block 2");
    push.timer(EmitterTimer.FLUSH, LATER);
    assertThat(leaves()).containsExactly("alive 1", "block 1", "block 2", "alive 2");
  }

  @Test
  void theCopiesOfEachBlockAreTold() {
    Push push = push(PushSettings.defaults());
    push.add(block(TRADE, 1), PkiId.NONE, NOW);
    push.add(block(TRADE, 2), PkiId.NONE, NOW);
    push.add(block(TRADE, 3), PkiId.NONE, NOW);
    push.blockTimer(EmitterTimer.FLUSH, LATER);

    assertThat(events)
        .containsExactly(
            new BlockPushed(TRADE, 1, 3),
            new BlockPushed(TRADE, 2, 3),
            new BlockPushed(TRADE, 3, 3));
  }

  @Test
  void theStrategyOfTheSettingsDecidesWhoGetsABlockAndWhen() {
    Push push = push(PushSettings.defaults().withStrategy("flood"));
    push.add(block(TRADE, 1), PkiId.NONE, NOW);
    push.add(block(TRADE, 2), pki("b"), NOW);

    assertThat(events).containsExactly(new BlockPushed(TRADE, 1, 4), new BlockPushed(TRADE, 2, 3));
    assertThat(timers).isEmpty();
  }

  @Test
  void bytesOfBlocksThatWaitAreKnown() {
    Push push = push(PushSettings.defaults());
    push.add(block(TRADE, 1), PkiId.NONE, NOW);
    assertThat(push.unpushedBlocks().bytes()).isZero();

    push.add(block(TRADE, 2), PkiId.NONE, NOW);
    push.add(block(TRADE, 3), PkiId.NONE, NOW);
    push.add(alive(1), PkiId.NONE, NOW);
    push.add(alive(2), PkiId.NONE, NOW);
    assertThat(push.unpushedBlocks().bytes()).isEqualTo(14);

    push.blockTimer(EmitterTimer.FLUSH, LATER);
    assertThat(push.unpushedBlocks().bytes()).isZero();
  }

  @Test
  void aBlockOfAChannelThatWasNotJoinedIsRefusedByName() {
    push(PushSettings.defaults()).add(block(ChannelId.of("audit"), 1), PkiId.NONE, NOW);

    assertThat(deliveries).isEmpty();
    assertThat(events)
        .containsExactly(
            new Rejected(Rejection.UNKNOWN_CHANNEL, "push", "DataMessage is not pushed"));
  }

  @Test
  void aMessageThatIsNeverPushedIsRefusedByName() {
    Content request = new Content.RemoteStateRequest(1, 2);
    push(PushSettings.defaults()).add(said(TRADE, request, "request"), PkiId.NONE, NOW);

    assertThat(deliveries).isEmpty();
    assertThat(events)
        .containsExactly(new Rejected(Rejection.NO_ROUTE, "push", "RemoteStateRequest"));
  }

  @Test
  void afterStopNothingLeaves() {
    Push push = push(PushSettings.defaults());
    push.add(block(TRADE, 1), PkiId.NONE, NOW);
    push.add(block(TRADE, 2), PkiId.NONE, NOW);
    push.add(alive(1), PkiId.NONE, NOW);
    push.add(alive(2), PkiId.NONE, NOW);
    push.stop();
    push.blockTimer(EmitterTimer.FLUSH, LATER);
    push.timer(EmitterTimer.FLUSH, LATER);

    assertThat(leaves()).containsExactly("block 1", "alive 1");
    assertThat(push.unpushedBlocks().bytes()).isZero();
  }
}
