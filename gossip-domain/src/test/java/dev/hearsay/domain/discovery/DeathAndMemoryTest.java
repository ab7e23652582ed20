// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.ForgetCause;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.event.GossipEvent.MemberForgotten;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How members die and are forgotten (discovery §8 and §11). */
class DeathAndMemoryTest {

  private static final Duration TICK = Duration.ofMillis(10);

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  @Test
  void aSilentMemberDiesBetween25And27AndAHalfSecondsAfterItWasHeard() {
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(25);
    assertThat(node.alive()).containsExactly("peer");

    node.advance(Duration.ofMillis(2_500).plus(TICK));
    assertThat(node.dead()).containsExactly("peer");
    assertThat(node.disconnected).containsExactly(peer.pkiId());
    assertThat(node.events(MemberDead.class))
        .containsExactly(new MemberDead(peer.pkiId(), peer.internal(), DeathCause.SILENT));
  }

  @Test
  void whenTheNodeStoodStillTheOthersHaveUntilTheNextCheckToBeHeard() {
    TestPeer silent = TestPeer.in(ORG1, "silent");
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(silent, 1, 1));
    node.advanceSeconds(6);

    node.time.standStill(Duration.ofMinutes(20));
    node.advance(TICK);
    node.push(node.alive(peer, 1, 2));
    node.advanceSeconds(6);

    assertThat(node.alive()).containsExactly("peer");
    assertThat(node.events(MemberDead.class))
        .extracting(MemberDead::peer)
        .containsExactly(silent.pkiId());
    assertThat(node.events(MemberForgotten.class))
        .extracting(MemberForgotten::peer)
        .doesNotContain(peer.pkiId());
  }

  @Test
  void aMemberThatCannotBeReachedDiesAtOnce() {
    node.push(node.alive(peer, 1, 1));

    node.discovery.presumedDead(peer.pkiId(), node.now());
    node.discovery.presumedDead(peer.pkiId(), node.now());

    assertThat(node.dead()).containsExactly("peer");
    assertThat(node.events(MemberDead.class))
        .containsExactly(new MemberDead(peer.pkiId(), peer.internal(), DeathCause.UNREACHABLE));
  }

  @Test
  void aStrangerThatCannotBeReachedIsNothing() {
    node.discovery.presumedDead(peer.pkiId(), node.now());

    assertThat(node.dead()).isEmpty();
    assertThat(node.disconnected).isEmpty();
  }

  @Test
  void aSilentMemberIsForgottenAfter500Seconds() {
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(500);
    assertThat(node.dead()).containsExactly("peer");

    node.advance(Duration.ofSeconds(5).plus(TICK));
    assertThat(node.dead()).isEmpty();
    assertThat(node.discovery.lookup(peer.pkiId())).isEmpty();
    assertThat(node.forgotten).containsExactly(peer.pkiId());
    assertThat(node.events(MemberForgotten.class))
        .containsExactly(new MemberForgotten(peer.pkiId(), ForgetCause.EXPIRED));
  }

  @Test
  void theTombstoneOfAForgottenMemberRefusesOldMessagesUntil1000Seconds() {
    node.push(node.alive(peer, 1, 2));
    node.advanceSeconds(999);

    node.push(node.alive(peer, 1, 2));
    assertThat(node.alive()).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);

    node.advanceSeconds(7);
    node.push(node.alive(peer, 1, 1));
    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void aNewerMessageBringsAForgottenMemberBackAtOnce() {
    node.push(node.alive(peer, 1, 1));
    node.advanceSeconds(600);

    node.push(node.alive(peer, 1, 2));

    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void theMemoryBeginsAnewWithEachNewerMessage() {
    node.push(node.alive(peer, 1, 1));
    node.advanceSeconds(400);
    node.push(node.alive(peer, 1, 2));

    node.advanceSeconds(400);

    assertThat(node.dead()).containsExactly("peer");
  }

  @Test
  void aMemberThatWasOnlyEverSeenInARequestIsForgottenToo() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());

    node.advanceSeconds(506);

    assertThat(node.discovery.lookup(peer.pkiId())).isEmpty();
  }

  @Test
  void aMemberKnownAsDeadByHearsayIsForgottenInHalfTheTimeAndItsStoneStandsTheFullTime() {
    TestPeer friend = TestPeer.in(ORG1, "friend");
    long nonce = node.asks(friend);
    node.respond(friend, nonce, List.of(), List.of(node.alive(peer, 1, 1).envelope()));

    node.advanceSeconds(249);
    assertThat(node.dead()).contains("peer");
    node.advanceSeconds(7);
    assertThat(node.dead()).doesNotContain("peer");

    node.advanceSeconds(700);
    node.push(node.alive(peer, 1, 1));
    assertThat(node.alive()).isEmpty();
  }

  @Test
  void aMemberAtTheExternalEndpointOfASeedIsNeverForgotten() {
    node.discovery.connect(new Seed.Bootstrap(peer.external()), node.now());
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(1_200);

    assertThat(node.dead()).containsExactly("peer");
    node.push(node.alive(peer, 1, 1));
    assertThat(node.alive()).isEmpty();
  }

  @Test
  void aMemberAtTheInternalEndpointOfASeedIsNeverForgotten() {
    node.discovery.connect(new Seed.Anchor(peer.internal(), ORG1), node.now());
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(1_200);

    assertThat(node.dead()).containsExactly("peer");
  }

  @Test
  void theIdentityOfAMemberThatIsKeptForItsSeedCountsAsUsed() {
    node.discovery.connect(new Seed.Anchor(peer.internal(), ORG1), node.now());
    node.push(node.alive(peer, 1, 1));
    node.advanceSeconds(510);
    node.identitiesUsed.clear();

    node.advanceSeconds(6);

    assertThat(node.identitiesUsed).containsOnly(peer.pkiId());
  }

  @Test
  void endpointsOfSeedsAreComparedAsText() {
    node.discovery.connect(new Seed.Bootstrap(new Endpoint("PEER:7051")), node.now());
    node.push(node.alive(peer, 1, 1));

    node.advanceSeconds(600);

    assertThat(node.dead()).isEmpty();
  }

  @Test
  void aPurgedMemberIsGoneAtOnceWhetherItIsAliveOrDead() {
    TestPeer fallen = TestPeer.in(ORG1, "fallen");
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(fallen, 1, 1));
    node.discovery.presumedDead(fallen.pkiId(), node.now());

    node.discovery.purge(peer.pkiId(), node.now());
    node.discovery.purge(fallen.pkiId(), node.now());
    node.discovery.purge(fallen.pkiId(), node.now());

    assertThat(node.alive()).isEmpty();
    assertThat(node.dead()).isEmpty();
    assertThat(node.forgotten).containsExactly(peer.pkiId(), fallen.pkiId());
    assertThat(node.events(MemberForgotten.class))
        .extracting(MemberForgotten::cause)
        .containsOnly(ForgetCause.IDENTITY_PURGED);
  }

  @Test
  void tombstonesAreBoundedAndTheFirstGivesWay() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxTombstones", 1));
    TestPeer second = TestPeer.in(ORG1, "second");
    for (TestPeer each : List.of(peer, second)) {
      small.push(small.alive(each, 1, 1));
      small.discovery.purge(each.pkiId(), small.now());
    }

    small.push(small.alive(second, 1, 1));
    small.push(small.alive(peer, 1, 1));

    assertThat(small.alive()).containsExactly("peer");
  }

  @Test
  void afterStopNobodyIsAliveAndNothingHappensAnyMore() {
    node.push(node.alive(peer, 1, 1));
    node.discovery.stop(node.now());
    node.gossiped.clear();
    node.sent.clear();

    node.push(node.alive(peer, 1, 2));
    node.advanceSeconds(60);

    assertThat(node.alive()).isEmpty();
    assertThat(node.dead()).isEmpty();
    assertThat(node.discovery.isAlive(peer.pkiId())).isFalse();
    assertThat(node.gossiped).isEmpty();
    assertThat(node.sent).isEmpty();
  }
}
