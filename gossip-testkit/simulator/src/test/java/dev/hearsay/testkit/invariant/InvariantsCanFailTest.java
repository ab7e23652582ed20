// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.SigningPurpose;
import dev.hearsay.domain.discovery.AlivePurpose;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.testkit.simulation.Witness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that never failed is no rule: each is told a story that it must object to. */
class InvariantsCanFailTest {

  private final History history = new History();

  /** A rule is told only what it says it hears. */
  private static Witness told(Invariant rule) {
    return Witness.each(List.of(rule));
  }

  private void assertOneObjection(Invariant invariant) {
    assertThat(history.objections()).containsExactly(invariant.name());
  }

  @Test
  void aBlockThatTheOrderersNeverMadeMustNotBeDelivered() {
    Invariant rule = new OnlyTheTruthIsDelivered(history, history.book());

    told(rule).delivered(history.node, 1, history.delivery(1, "the truth"));
    assertThat(history.objections()).isEmpty();

    told(rule).delivered(history.node, 1, history.delivery(1, "a lie"));
    assertOneObjection(rule);
  }

  @Test
  void aBlockMustNotBeDeliveredTwiceInOneLife() {
    Invariant rule = new DeliveredOnce(history.book());

    told(rule).delivered(history.node, 1, history.delivery(1, "the truth"));
    told(rule).delivered(history.node, 2, history.delivery(1, "the truth"));
    told(rule).started(history.node);
    told(rule).delivered(history.node, 1, history.delivery(1, "the truth"));
    assertThat(history.objections()).isEmpty();

    told(rule).delivered(history.node, 1, history.delivery(1, "the truth"));
    assertOneObjection(rule);
  }

  @Test
  void aLivingNodeMustNotBeDeclaredDeadWithoutAReason() {
    NobodyIsDeclaredDead rule =
        new NobodyIsDeclaredDead(history.simulation, history, history.book());
    history.neighbour.start();
    MemberDead death = new MemberDead(history.neighbour.pkiId(), Endpoint.NONE, DeathCause.SILENT);

    history.troubled.add(history.neighbour.name());
    told(rule).happened(history.node, death);
    assertThat(rule.falseDeaths()).isZero();

    history.troubled.clear();
    told(rule).happened(history.node, death);
    assertOneObjection(rule);
    assertThat(rule.falseDeaths()).isEqualTo(1);
  }

  @Test
  void noTableMayHoldMoreThanItsBound() {
    EverythingIsBounded rule = new EverythingIsBounded(history.book());

    rule.check("one", new Fill("links", 7, 7));
    assertThat(history.objections()).isEmpty();

    rule.check("one", new Fill("links", 8, 7));
    assertOneObjection(rule);
  }

  @Test
  void heartbeatsMustNotGoBack() {
    Invariant rule = new HeartbeatsGrow(history.book());

    told(rule).stepped(history.node, heartbeat(5, 1));
    told(rule).stepped(history.node, heartbeat(5, 2));
    told(rule).started(history.node);
    told(rule).stepped(history.node, heartbeat(4, 1));
    told(rule).stepped(history.node, heartbeat(6, 1));
    assertThat(history.objections()).as("others may know a greater incarnation").isEmpty();

    told(rule).stepped(history.node, heartbeat(4, 2));
    assertOneObjection(rule);
  }

  private Input heartbeat(long incarnation, long sequence) {
    GossipMessage message =
        GossipMessage.of(
            new Content.AliveMessage(
                new Content.Member(Endpoint.NONE, Bytes.EMPTY, history.node.pkiId()),
                new PeerTime(incarnation, sequence),
                PeerIdentity.NONE));
    return new Input.Signed(
        new SigningPurpose.OwnAlive(new AlivePurpose.Push()),
        new SignedMessage(history.envelope(message), message));
  }

  @Test
  void aStoppedNodeMustNotSpeak() {
    Invariant rule = new StoppedIsSilent(history.book());
    Envelope something = history.envelope(new Content.Empty());

    told(rule).sent("one", "two", something);
    told(rule).stepped(history.node, new Input.Commanded(0, new Input.Command.Stop()));
    assertThat(history.objections()).isEmpty();

    told(rule).sent("one", "two", something);
    assertOneObjection(rule);
    told(rule).happened(history.node, new GossipEvent.InvisibleAbroad());
    told(rule).delivered(history.node, 1, history.delivery(1, "the truth"));
    assertThat(history.objections()).hasSize(3);
    told(rule).started(history.node);
    told(rule).sent("one", "two", something);
    assertThat(history.objections()).hasSize(3);
  }

  @Test
  void whatIsDroppedMustBeNamedAsRefused() {
    Invariant rule = new DropsAreCounted(history.book());
    GossipEvent dropped =
        new GossipEvent.Dropped(GossipEvent.Queue.BLOCK_LANE, Rejection.LANE_FULL);
    told(rule).started(history.node);

    told(rule).happened(history.node, new GossipEvent.Rejected(Rejection.LANE_FULL, "two", ""));
    told(rule).happened(history.node, dropped);
    told(rule).stepped(history.node, new Input.Writable(LinkId.inbound(1)));
    assertThat(history.objections()).isEmpty();

    told(rule).happened(history.node, dropped);
    told(rule).stepped(history.node, new Input.Writable(LinkId.inbound(1)));
    assertOneObjection(rule);
  }

  @Test
  void aCopyOfABlockMustNotVanish() {
    DropsAreCounted rule = new DropsAreCounted(history.book());
    told(rule).started(history.node);

    told(rule).happened(history.node, new GossipEvent.Rejected(Rejection.KNOWN_BLOCK, "two", ""));
    told(rule).stepped(history.node, arrival());
    rule.atRest();
    assertThat(history.objections()).isEmpty();

    told(rule).happened(history.node, new GossipEvent.Rejected(Rejection.LINK_ENDED, "two", ""));
    told(rule).stepped(history.node, arrival());
    rule.atRest();
    assertThat(history.objections()).isEmpty();

    told(rule)
        .happened(
            history.node, new GossipEvent.Rejected(Rejection.TLS_HANDSHAKE_FAILED, "stranger", ""));
    told(rule).stepped(history.node, arrival());
    rule.atRest();
    assertOneObjection(rule);
  }

  @Test
  void whatComesFirstOnALinkIsJudgedAsAHandshake() {
    DropsAreCounted rule = new DropsAreCounted(history.book());
    told(rule).started(history.node);

    told(rule)
        .stepped(
            history.node,
            new Input.LinkUp(
                LinkId.inbound(1), new LinkInfo(true, Bytes.EMPTY, Bytes.EMPTY, "two:1")));
    told(rule).stepped(history.node, arrival());
    rule.atRest();
    assertThat(history.objections()).isEmpty();

    told(rule).stepped(history.node, arrival());
    rule.atRest();
    assertOneObjection(rule);
  }

  private Input arrival() {
    GossipMessage message = History.ofChannel(History.block(1, "the truth"));
    return new Input.Received(
        LinkId.inbound(1),
        new Decoded.Value<>(new SignedMessage(history.envelope(message), message)),
        100);
  }
}
