// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content.MembershipRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a node looks after the dead (discovery §10.5). */
class ReconnectorTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  private void kill(DiscoveryFixture in, TestPeer... members) {
    for (TestPeer member : members) {
      in.push(in.alive(member, 1, 1));
      in.discovery.presumedDead(member.pkiId(), in.now());
    }
    in.sent.clear();
  }

  private void probed(Endpoint endpoint, boolean answered) {
    node.discovery.probed(endpoint, answered, node.now());
    node.settle();
  }

  private MembershipRequest onlyRequestTo(TestPeer member) {
    List<DiscoveryFixture.Sent> requests = node.requestsTo(member);
    assertThat(requests).hasSize(1);
    return (MembershipRequest) requests.getFirst().message().content();
  }

  @Test
  void aDeadMemberIsProbedAtItsPreferredEndpointInEveryRound() {
    kill(node, peer);

    node.advanceSeconds(25);
    assertThat(node.probes).containsExactly(peer.internal());
    probed(peer.internal(), false);
    node.advanceSeconds(25);
    assertThat(node.probes).containsExactly(peer.internal(), peer.internal());
    assertThat(node.sent).isEmpty();
  }

  @Test
  void theLivingAreNotProbed() {
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(25);

    assertThat(node.probes).isEmpty();
  }

  @Test
  void aMemberThatAnswersIsAskedWithAFreshMessageButStaysDeadUntilItSpeaks() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());
    long before = node.read(node.discovery.self().envelope()).time().sequence();
    node.discovery.presumedDead(peer.pkiId(), node.now());
    node.advanceSeconds(25);

    probed(peer.internal(), true);

    MembershipRequest request = onlyRequestTo(peer);
    assertThat(node.read(request.selfInformation()).time().sequence()).isGreaterThan(before);
    assertThat(request.selfInformation().secret()).isPresent();
    assertThat(node.dead()).containsExactly("peer");

    node.respond(
        peer,
        node.nonceOfLastRequestTo(peer),
        List.of(node.alive(peer, 1, 2).envelope()),
        List.of());
    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void aDeadForeignMemberIsAskedWithoutTheSecret() {
    TestPeer foreigner = TestPeer.in(ORG2, "foreigner");
    kill(node, foreigner);
    node.advanceSeconds(25);
    assertThat(node.probes).containsExactly(foreigner.external());

    probed(foreigner.external(), true);

    assertThat(onlyRequestTo(foreigner).selfInformation().secret()).isEmpty();
  }

  @Test
  void aNodeThatIsInvisibleAbroadLeavesTheForeignDeadAlone() {
    DiscoveryFixture hidden = DiscoveryFixture.invisible();
    kill(hidden, TestPeer.in(ORG2, "foreigner"), peer);

    hidden.advanceSeconds(25);

    assertThat(hidden.probes).containsExactly(peer.internal());
  }

  @Test
  void aMemberWithoutAnyEndpointIsLeftAlone() {
    node.push(node.alive(peer, 1, 1).external("").withoutSecret());
    node.discovery.presumedDead(peer.pkiId(), node.now());

    node.advanceSeconds(25);

    assertThat(node.probes).isEmpty();
  }

  @Test
  void aBoundedNumberOfProbesRunsAtATimeAndTheOthersFollow() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxProbes", 2));
    kill(small, TestPeer.in(ORG1, "a"), TestPeer.in(ORG1, "b"), TestPeer.in(ORG1, "c"), peer);
    small.advanceSeconds(25);
    assertThat(small.probes).containsExactly(new Endpoint("a:7051"), new Endpoint("b:7051"));

    small.discovery.probed(new Endpoint("a:7051"), false, small.now());
    assertThat(small.probes).hasSize(3);
    small.discovery.probed(new Endpoint("b:7051"), false, small.now());
    assertThat(small.probes).hasSize(4);
  }

  @Test
  void aRoundGoesOnWhereTheOneBeforeWasCutOff() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxProbes", 2));
    kill(small, TestPeer.in(ORG1, "a"), TestPeer.in(ORG1, "b"), TestPeer.in(ORG1, "c"), peer);

    small.advanceSeconds(51);

    assertThat(small.probes)
        .containsExactly(
            new Endpoint("a:7051"),
            new Endpoint("b:7051"),
            new Endpoint("c:7051"),
            new Endpoint("peer:7051"));
  }

  @Test
  void theDeadAtTheEndpointsOfSeedsAreProbedFirstInEveryRound() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxProbes", 2));
    kill(small, TestPeer.in(ORG1, "a"), TestPeer.in(ORG1, "b"), TestPeer.in(ORG1, "c"), peer);
    small.discovery.connect(new Seed.Bootstrap(peer.internal()), small.now());

    small.advanceSeconds(51);

    assertThat(small.probes)
        .containsExactly(
            peer.internal(), new Endpoint("a:7051"), peer.internal(), new Endpoint("b:7051"));
  }

  @Test
  void membersThatShareAnEndpointAreProbedOnceAndAllAsked() {
    TestPeer twin = TestPeer.in(ORG1, "twin");
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(twin, 1, 1).secret("peer:7051"));
    node.discovery.presumedDead(peer.pkiId(), node.now());
    node.discovery.presumedDead(twin.pkiId(), node.now());
    node.advanceSeconds(25);
    assertThat(node.probes).hasSize(1);

    probed(peer.internal(), true);

    onlyRequestTo(peer);
    onlyRequestTo(twin);
  }

  @Test
  void aMemberThatCameBackBeforeTheProbeEndedIsNotAsked() {
    kill(node, peer);
    node.advanceSeconds(25);
    node.push(node.alive(peer, 1, 2));
    node.sent.clear();

    probed(peer.internal(), true);

    assertThat(node.requestsTo(peer)).isEmpty();
  }

  @Test
  void theAnswerToAProbeOfSomebodyElseIsNothing() {
    kill(node, peer);

    probed(peer.internal(), true);

    assertThat(node.sent).isEmpty();
  }

  @Test
  void aMemberThatOthersReportAsDeadIsProbedToo() {
    TestPeer friend = TestPeer.in(ORG1, "friend");
    long nonce = node.asks(friend);
    node.respond(friend, nonce, List.of(), List.of(node.alive(peer, 1, 1).envelope()));

    node.advanceSeconds(25);

    assertThat(node.probes).contains(peer.internal());
  }

  @Test
  void aProbeThatIsRunningWhenTheNextRoundBeginsIsNotDoubled() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxProbes", 1));
    kill(small, TestPeer.in(ORG1, "a"), TestPeer.in(ORG1, "b"));
    small.advanceSeconds(45);
    small.discovery.probed(new Endpoint("a:7051"), false, small.now());
    assertThat(small.probes).containsExactly(new Endpoint("a:7051"), new Endpoint("b:7051"));

    small.advanceSeconds(6);
    small.discovery.probed(new Endpoint("b:7051"), false, small.now());

    assertThat(small.probes.subList(2, 3)).containsExactly(new Endpoint("a:7051"));
    small.discovery.probed(new Endpoint("a:7051"), false, small.now());
    assertThat(small.probes).hasSize(3);
  }

  @Test
  void aProbeThatNeverEndsIsRepeatedInTheNextRound() {
    kill(node, peer);

    node.advanceSeconds(50);

    assertThat(node.probes).containsExactly(peer.internal(), peer.internal());
  }
}
