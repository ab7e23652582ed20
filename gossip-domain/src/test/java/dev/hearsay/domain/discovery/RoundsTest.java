// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hearsay.domain.event.GossipEvent.InvisibleAbroad;
import dev.hearsay.domain.event.GossipEvent.SigningFailed;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Heartbeats and questions, regular and out of turn (discovery §4 and §10.6). */
class RoundsTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  /** What this node pushed of itself. */
  private List<AliveMessage> heartbeats() {
    return node.gossiped.stream()
        .filter(each -> each.from().equals(PkiId.NONE))
        .map(each -> (AliveMessage) each.message().content())
        .toList();
  }

  private void keepAlive(TestPeer member, int seconds) {
    for (int second = 0; second < seconds; second++) {
      node.push(node.alive(member, 10, second + 1));
      node.advanceSeconds(1);
    }
  }

  @Test
  void nothingIsSaidWhileNobodyIsAlive() {
    node.advanceSeconds(60);

    assertThat(node.signaturesAsked).isZero();
    assertThat(node.gossiped).isEmpty();
    assertThat(node.sent).isEmpty();
  }

  @Test
  void theFirstMemberBringsAHeartbeatOutOfTurnAndThenOneComesEveryInterval() {
    keepAlive(peer, 1);
    assertThat(heartbeats()).hasSize(1);

    keepAlive(peer, 20);
    assertThat(heartbeats()).hasSize(5);
  }

  @Test
  void furtherMembersBringNoHeartbeatOutOfTurn() {
    keepAlive(peer, 1);

    node.push(node.alive(TestPeer.in(ORG1, "second"), 1, 1));
    node.advanceSeconds(1);

    assertThat(heartbeats()).hasSize(1);
  }

  @Test
  void aHeartbeatSaysWhoTheNodeIsWithItsSecret() {
    keepAlive(peer, 1);

    DiscoveryFixture.Gossiped pushed = node.gossiped.getLast();
    GossipMessage message = pushed.message().message();
    AliveMessage alive = heartbeats().getFirst();
    assertThat(message.tag()).isEqualTo(Tag.EMPTY);
    assertThat(message.nonce()).isZero();
    assertThat(alive.author()).isEqualTo(node.self.pkiId());
    assertThat(alive.membership().externalEndpoint().text()).isEqualTo("self.example.com:7051");
    assertThat(pushed.message().envelope().secret()).isPresent();
  }

  @Test
  void theIncarnationIsTheWallClockAtTheStartInNanoseconds() {
    DiscoveryFixture fresh = DiscoveryFixture.running();
    long start = fresh.now().wallNanos();
    fresh.push(fresh.alive(peer, 1, 1));
    fresh.advanceSeconds(1);

    assertThat(fresh.read(fresh.discovery.self().envelope()).time().incarnation()).isEqualTo(start);
  }

  @Test
  void theSequenceGrowsWithEveryMessageWhateverItIsFor() {
    keepAlive(peer, 30);
    node.request(peer, 1, node.alive(peer, 99, 1).envelope());
    List<Long> sequences = new ArrayList<>();
    node.gossiped.stream()
        .filter(each -> each.from().equals(PkiId.NONE))
        .forEach(each -> sequences.add(node.read(each.message().envelope()).time().sequence()));

    assertThat(sequences).isSorted().doesNotHaveDuplicates();
    assertThat(sequences.getFirst()).isPositive();
  }

  @Test
  void theIdentityIsPublishedDuringTheFirstTenSecondsOnly() {
    PeerIdentity identity = node.self.identity().identity();

    keepAlive(peer, 16);

    assertThat(heartbeats())
        .extracting(AliveMessage::identity)
        .containsExactly(identity, identity, PeerIdentity.NONE, PeerIdentity.NONE);
  }

  @Test
  void aKeyThatFailsOnceCostsOneHeartbeat() {
    keepAlive(peer, 1);
    node.keyWorks = false;
    keepAlive(peer, 5);
    assertThat(heartbeats()).hasSize(1);
    assertThat(node.events(SigningFailed.class)).isNotEmpty();

    node.keyWorks = true;
    node.push(node.alive(peer, 11, 1));
    node.advanceSeconds(5);

    assertThat(heartbeats()).hasSize(2);
  }

  @Test
  void changedMetadataIsSaidFromTheNextMessageOn() {
    keepAlive(peer, 1);
    int said = node.gossiped.size();

    node.discovery.updateMetadata(Bytes.utf8("changed"), node.now());
    assertThat(node.gossiped).hasSize(said);
    node.push(node.alive(peer, 11, 1));
    node.advanceSeconds(5);

    assertThat(heartbeats().getLast().membership().metadata()).isEqualTo(Bytes.utf8("changed"));
    assertThat(node.discovery.self().metadata()).isEqualTo(Bytes.utf8("changed"));
  }

  @Test
  void metadataBeyondTheLimitIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.discovery.updateMetadata(Bytes.wrap(new byte[4097]), node.now()))
        .withMessage("metadata of 4097 bytes; maxMetadataBytes is 4096");
  }

  @Test
  void threeMembersAreAskedInEveryRoundAndAllIfThereAreFewer() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      node.push(node.alive(TestPeer.in(ORG1, name), 1, 1));
    }
    node.advanceSeconds(1);
    assertThat(node.sent).hasSize(3);
    node.advanceSeconds(3);
    assertThat(node.sent).hasSize(6);

    DiscoveryFixture lonely = DiscoveryFixture.running();
    lonely.push(lonely.alive(peer, 1, 1));
    lonely.advanceSeconds(4);
    assertThat(lonely.requestsTo(peer)).hasSize(2);
  }

  @Test
  void aRoundReusesTheLatestOwnMessageWhileItIsYoung() {
    keepAlive(peer, 5);

    assertThat(node.requestsTo(peer).size()).isGreaterThan(1);
    assertThat(node.signaturesAsked).isEqualTo(2);
  }

  @Test
  void membersThatArriveTogetherBringOneRoundOutOfTurn() {
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      node.push(node.alive(TestPeer.in(ORG1, name), 1, 1));
    }

    node.advanceSeconds(3);

    assertThat(node.sent).hasSize(3);
  }

  @Test
  void aForeignMemberIsAskedWithoutTheSecret() {
    TestPeer foreigner = TestPeer.in(ORG2, "foreigner");
    node.push(node.alive(foreigner, 1, 1));

    node.advanceSeconds(1);

    MembershipRequest request =
        (MembershipRequest) node.requestsTo(foreigner).getFirst().message().content();
    assertThat(request.selfInformation().secret()).isEmpty();
  }

  @Test
  void aNodeThatIsInvisibleAbroadNeverAsksForeignMembers() {
    DiscoveryFixture hidden = DiscoveryFixture.invisible();
    hidden.push(hidden.alive(TestPeer.in(ORG2, "foreigner"), 1, 1));

    hidden.advanceSeconds(10);

    assertThat(hidden.sent).isEmpty();
    assertThat(hidden.events(InvisibleAbroad.class)).hasSize(1);
  }

  @Test
  void aForeignMemberThatIsInvisibleAbroadIsNotAsked() {
    node.push(node.alive(TestPeer.in(ORG2, "foreigner"), 1, 1).external(""));

    node.advanceSeconds(10);

    assertThat(node.sent).isEmpty();
    assertThat(node.events(InvisibleAbroad.class)).isEmpty();
  }

  @Test
  void fasterSettingsMakeEverythingFaster() {
    DiscoveryFixture fast = DiscoveryFixture.running(DiscoverySettings.defaults().faster(20));
    fast.push(fast.alive(peer, 1, 1));

    fast.advanceSeconds(1);
    assertThat(fast.requestsTo(peer).size()).isGreaterThanOrEqualTo(5);
    fast.advance(Duration.ofMillis(400));
    assertThat(fast.dead()).containsExactly("peer");
  }

  @Test
  void aHeartbeatIsMadeHoweverManyAnswersWaitForOne() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxWaiting", 1));
    MembershipRequest request =
        new MembershipRequest(small.alive(peer, 1, 1).envelope(), List.of());
    small.receive(peer, 1, request);
    small.check(small.checks.remove());
    assertThat(small.signings).hasSize(1);

    small.discovery.timer(new DiscoveryTimer.PushDue(), small.now());
    small.settle();

    assertThat(small.responsesTo(peer)).hasSize(1);
    assertThat(small.gossiped).hasSize(1);
  }

  @Test
  void aSecondStartIsTheCallersMistake() {
    assertThatIllegalStateException().isThrownBy(() -> node.discovery.start(node.now()));
  }
}
