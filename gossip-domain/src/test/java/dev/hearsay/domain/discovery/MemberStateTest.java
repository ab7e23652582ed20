// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.AliveCause;
import dev.hearsay.domain.event.GossipEvent.MemberAlive;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Rejection;
import org.junit.jupiter.api.Test;

/** What an authentic alive message does, row by row (discovery §6). */
class MemberStateTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  @Test
  void anUnknownAuthorIsLearnedAsAlive() {
    node.push(node.alive(peer, 1, 1).metadata(Bytes.utf8("hello")));

    NetworkMember member = node.member(peer);
    assertThat(node.alive()).containsExactly("peer");
    assertThat(node.dead()).isEmpty();
    assertThat(member.externalEndpoint()).isEqualTo(peer.external());
    assertThat(member.internalEndpoint()).isEqualTo(peer.internal());
    assertThat(member.metadata()).isEqualTo(Bytes.utf8("hello"));
    assertThat(node.events(MemberAlive.class))
        .containsExactly(new MemberAlive(peer.pkiId(), peer.internal(), AliveCause.LEARNED));
    assertThat(node.memberChanges).isOne();
  }

  @Test
  void aNewerMessageOfALivingMemberUpdatesIt() {
    node.push(node.alive(peer, 1, 1));
    AliveBuilder newer = node.alive(peer, 1, 2).external("moved:1").secret("moved:2");

    node.push(newer.metadata(Bytes.utf8("new")));

    NetworkMember member = node.member(peer);
    assertThat(member.externalEndpoint()).isEqualTo(new Endpoint("moved:1"));
    assertThat(member.internalEndpoint()).isEqualTo(new Endpoint("moved:2"));
    assertThat(member.metadata()).isEqualTo(Bytes.utf8("new"));
    assertThat(member.envelope()).isEqualTo(newer.metadata(Bytes.utf8("new")).envelope());
  }

  @Test
  void aNewerMessageKeepsAMemberAliveAndAnOlderOneDoesNot() {
    node.push(node.alive(peer, 5, 5));
    node.advanceSeconds(20);
    node.push(node.alive(peer, 5, 4));
    node.advanceSeconds(8);
    assertThat(node.dead()).containsExactly("peer");

    node.push(node.alive(peer, 5, 6));
    node.advanceSeconds(20);
    node.push(node.alive(peer, 5, 7));
    node.advanceSeconds(8);
    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void anEqualOrOlderMessageOfALivingMemberIsRefusedBeforeItsSignatureIsChecked() {
    node.push(node.alive(peer, 2, 2));
    int checks = node.checksAsked;

    node.push(node.alive(peer, 2, 2));
    node.push(node.alive(peer, 2, 2).metadata(Bytes.utf8("other")));
    node.push(node.alive(peer, 2, 1));
    node.push(node.alive(peer, 1, 9));

    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.rejections())
        .containsExactly(
            Rejection.STALE_ALIVE,
            Rejection.STALE_ALIVE,
            Rejection.STALE_ALIVE,
            Rejection.STALE_ALIVE);
    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void timestampsAreUnsignedSoThatTwoToThe63IsNewerThanOne() {
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(peer, 1, Long.MIN_VALUE).metadata(Bytes.utf8("sequence")));
    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("sequence"));

    node.push(node.alive(peer, Long.MIN_VALUE, 0).metadata(Bytes.utf8("incarnation")));
    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("incarnation"));

    node.push(node.alive(peer, -1, -1).metadata(Bytes.utf8("greatest")));
    node.push(node.alive(peer, Long.MAX_VALUE, 0).metadata(Bytes.utf8("smaller")));
    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("greatest"));
  }

  @Test
  void aRestartedMemberIsHeardBecauseItsIncarnationIsGreater() {
    node.push(node.alive(peer, 1, 1_000));

    node.push(node.alive(peer, 2, 1).metadata(Bytes.utf8("again")));

    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("again"));
  }

  @Test
  void aNewerMessageResurrectsADeadMember() {
    node.push(node.alive(peer, 1, 1));
    node.discovery.presumedDead(peer.pkiId(), node.now());
    node.events.clear();

    node.push(node.alive(peer, 1, 2));

    assertThat(node.alive()).containsExactly("peer");
    assertThat(node.dead()).isEmpty();
    assertThat(node.events(MemberAlive.class))
        .containsExactly(new MemberAlive(peer.pkiId(), peer.internal(), AliveCause.RESURRECTED));
  }

  @Test
  void anEqualOrOlderMessageLeavesADeadMemberDead() {
    node.push(node.alive(peer, 1, 2));
    node.discovery.presumedDead(peer.pkiId(), node.now());

    node.push(node.alive(peer, 1, 2));
    node.push(node.alive(peer, 1, 1));

    assertThat(node.alive()).isEmpty();
    assertThat(node.dead()).containsExactly("peer");
  }

  @Test
  void aPurgedMemberIsLearnedAnewByANewerMessageOnly() {
    node.push(node.alive(peer, 1, 2));
    node.discovery.purge(peer.pkiId(), node.now());

    node.push(node.alive(peer, 1, 2));
    node.push(node.alive(peer, 1, 1));
    assertThat(node.alive()).isEmpty();

    node.push(node.alive(peer, 1, 3));
    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void ofTwoCopiesThatAreCheckedAtOnceOnlyTheFirstIsAppliedAndRelayed() {
    TestPeer other = TestPeer.in(ORG1, "other");
    var copy = node.alive(peer, 1, 1).message();
    node.receive(peer, copy);
    node.receive(other, copy);

    node.settle();

    assertThat(node.gossiped).hasSize(1);
    assertThat(node.gossiped.getFirst().from()).isEqualTo(peer.pkiId());
    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);
  }

  @Test
  void whatIsSupersededWhileItIsCheckedChangesNothing() {
    AliveBuilder older = node.alive(peer, 1, 1).metadata(Bytes.utf8("older"));
    AliveBuilder newer = node.alive(peer, 1, 2).metadata(Bytes.utf8("newer"));
    node.receive(peer, older.message());
    DiscoveryFixture.Check late = node.checks.remove();

    node.push(newer);
    node.check(late);

    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("newer"));
    assertThat(node.gossiped).hasSize(1);
    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);
  }

  @Test
  void newsIsRelayedWithItsOriginalBytesAndNotToWhoBroughtIt() {
    TestPeer messenger = TestPeer.in(ORG1, "messenger");
    AliveBuilder alive = node.alive(peer, 1, 1);

    node.push(messenger, alive.message());

    assertThat(node.gossiped).hasSize(1);
    assertThat(node.gossiped.getFirst().message().envelope()).isEqualTo(alive.envelope());
    assertThat(node.gossiped.getFirst().from()).isEqualTo(messenger.pkiId());
  }

  @Test
  void membersAreListedInTheOrderOfTheirPkiIds() {
    for (String name : new String[] {"c", "a", "b"}) {
      node.push(node.alive(TestPeer.in(ORG1, name), 1, 1));
    }

    assertThat(node.alive()).containsExactly("a", "b", "c");
  }

  @Test
  void lookUpFindsTheLivingTheDeadAndTheNodeItself() {
    TestPeer dead = TestPeer.in(ORG1, "dead");
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(dead, 1, 1));
    node.discovery.presumedDead(dead.pkiId(), node.now());

    assertThat(node.discovery.lookup(peer.pkiId())).isPresent();
    assertThat(node.discovery.lookup(dead.pkiId())).isPresent();
    assertThat(node.discovery.lookup(node.self.pkiId())).contains(node.discovery.self());
    assertThat(node.discovery.lookup(TestPeer.in(ORG1, "nobody").pkiId())).isEmpty();
    assertThat(node.discovery.isAlive(dead.pkiId())).isFalse();
  }
}
