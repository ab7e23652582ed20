// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static dev.hearsay.domain.discovery.TestPeer.ORG3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent.SeedKind;
import dev.hearsay.domain.event.GossipEvent.SeedUnavailable;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the peers that are known by configuration are found (discovery §10.1 to §10.4). */
class SeedsTest {

  private static final Endpoint SEED = new Endpoint("seed:7051");

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer seed = TestPeer.in(ORG1, "seed");
  private final TestPeer foreigner = TestPeer.in(ORG2, "foreigner");

  private void connect(Seed to) {
    node.discovery.connect(to, node.now());
    node.settle();
  }

  private void identified(TestPeer peer) {
    node.discovery.identified(SEED, peer.identity(), node.now());
    node.settle();
  }

  private void identifyFailed(Rejection reason, String detail) {
    node.discovery.identifyFailed(SEED, reason, detail, node.now());
  }

  private MembershipRequest request(DiscoveryFixture.Sent sent) {
    return (MembershipRequest) sent.message().content();
  }

  @Test
  void aBootstrapPeerIsIdentifiedAndAskedWithAFreshAliveMessageAndTheSecret() {
    connect(new Seed.Bootstrap(SEED));
    assertThat(node.identifications).containsExactly(SEED);

    identified(seed);

    DiscoveryFixture.Sent sent = node.requestsTo(seed).getFirst();
    assertThat(sent.target()).isEqualTo(new PeerAddress(seed.pkiId(), SEED));
    assertThat(sent.message().nonce()).isNotZero();
    assertThat(request(sent).known()).isEmpty();
    Envelope self = request(sent).selfInformation();
    assertThat(self.secret()).isPresent();
    assertThat(node.read(self).identity()).isEqualTo(node.self.identity().identity());
  }

  @Test
  void anAnswerEndsTheConnector() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);

    node.respond(
        seed,
        node.nonceOfLastRequestTo(seed),
        List.of(node.alive(seed, 1, 1).envelope()),
        List.of());
    node.advanceSeconds(20);

    assertThat(node.alive()).containsExactly("seed");
    assertThat(node.identifications).hasSize(1);
    assertThat(node.events(SeedUnavailable.class)).isEmpty();
  }

  @Test
  void oneEndpointHasOneConnectorHoweverOftenItIsAskedFor() {
    connect(new Seed.Bootstrap(SEED));
    connect(new Seed.Bootstrap(SEED));
    connect(new Seed.Anchor(SEED, ORG1));

    assertThat(node.identifications).hasSize(1);
  }

  @Test
  void aSeedThatIsAliveIsNotGoneForAgainAndOneThatDiedIs() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);
    node.respond(
        seed,
        node.nonceOfLastRequestTo(seed),
        List.of(node.alive(seed, 1, 1).envelope()),
        List.of());

    connect(new Seed.Anchor(SEED, ORG1));
    assertThat(node.identifications).hasSize(1);

    node.advanceSeconds(6);
    node.discovery.presumedDead(seed.pkiId(), node.now());
    connect(new Seed.Anchor(SEED, ORG1));
    assertThat(node.identifications).hasSize(2);
  }

  @Test
  void aSeedThatAnswersWithoutAValidAliveMessageIsTriedAgain() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);
    node.respond(seed, node.nonceOfLastRequestTo(seed), List.of(), List.of());

    node.advanceSeconds(6);

    assertThat(node.identifications).hasSize(2);
    assertThat(node.events(SeedUnavailable.class))
        .containsExactly(
            new SeedUnavailable(
                SEED, SeedKind.BOOTSTRAP, "answered, but not with an alive message that holds"));
  }

  @Test
  void aSeedWhoseIdentityIsPurgedIsIdentifiedAnew() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);
    node.respond(
        seed,
        node.nonceOfLastRequestTo(seed),
        List.of(node.alive(seed, 1, 1).envelope()),
        List.of());
    node.advanceSeconds(6);

    node.discovery.purge(seed.pkiId(), node.now());

    assertThat(node.identifications).hasSize(2);
    assertThat(node.discovery.lookup(seed.pkiId())).isEmpty();
  }

  @Test
  void aSeedThatDoesNotAnswerTheDialIsTriedAgainInGrowingPauses() {
    connect(new Seed.Bootstrap(SEED));
    identifyFailed(Rejection.UNREACHABLE, "connection refused");
    assertThat(node.events(SeedUnavailable.class))
        .containsExactly(new SeedUnavailable(SEED, SeedKind.BOOTSTRAP, "connection refused"));

    node.advanceSeconds(1);
    assertThat(node.identifications).hasSize(2);
    identifyFailed(Rejection.UNREACHABLE, "");
    node.advanceSeconds(1);
    assertThat(node.identifications).hasSize(2);
    node.advanceSeconds(1);
    assertThat(node.identifications).hasSize(3);
  }

  @Test
  void pausesGrowToTheReconnectInterval() {
    connect(new Seed.Bootstrap(SEED));
    for (int attempt = 1; attempt <= 10; attempt++) {
      identifyFailed(Rejection.UNREACHABLE, "");
      node.advanceSeconds(26);
    }
    int before = node.identifications.size();
    identifyFailed(Rejection.UNREACHABLE, "");

    node.advanceSeconds(22);
    assertThat(node.identifications).hasSize(before);
    node.advanceSeconds(4);
    assertThat(node.identifications).hasSize(before + 1);
  }

  @Test
  void aSeedIsTriedForEverAndFromThe120thAttemptOnTheReportsTellHowOften() {
    connect(new Seed.Bootstrap(SEED));
    for (int attempt = 1; attempt <= 130; attempt++) {
      identifyFailed(Rejection.UNREACHABLE, "");
      node.advanceSeconds(26);
    }

    assertThat(node.identifications).hasSize(131);
    assertThat(node.events(SeedUnavailable.class).subList(118, 120))
        .extracting(SeedUnavailable::cause)
        .containsExactly("unreachable", "unreachable; 120 attempts failed");
  }

  @Test
  void aBootstrapPeerOfAnotherOrganizationIsNamedAndTriedAgain() {
    connect(new Seed.Bootstrap(SEED));

    identified(foreigner);

    assertThat(node.events(SeedUnavailable.class))
        .containsExactly(
            new SeedUnavailable(SEED, SeedKind.BOOTSTRAP, "belongs to Org2, expected Org1"));
    assertThat(node.rejections()).containsExactly(Rejection.WRONG_ORGANIZATION);
    assertThat(node.sent).isEmpty();
    node.advanceSeconds(1);
    assertThat(node.identifications).hasSize(2);
  }

  @Test
  void anAnchorDeclaredForTheOwnOrganizationMustBelongToIt() {
    connect(new Seed.Anchor(SEED, ORG1));

    identified(foreigner);

    assertThat(node.rejections()).containsExactly(Rejection.WRONG_ORGANIZATION);
    assertThat(node.sent).isEmpty();
  }

  @Test
  void aForeignAnchorIsAskedWithoutTheSecretWhateverForeignOrganizationItIs() {
    connect(new Seed.Anchor(SEED, ORG3));

    identified(foreigner);

    assertThat(request(node.requestsTo(foreigner).getFirst()).selfInformation().secret()).isEmpty();
    assertThat(node.rejections()).isEmpty();
  }

  @Test
  void aNodeThatIsInvisibleAbroadLeavesForeignAnchorsAlone() {
    DiscoveryFixture hidden = DiscoveryFixture.invisible();

    hidden.discovery.connect(new Seed.Anchor(SEED, ORG2), hidden.now());
    hidden.discovery.connect(new Seed.Anchor(new Endpoint("own:7051"), ORG1), hidden.now());

    assertThat(hidden.identifications).containsExactly(new Endpoint("own:7051"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "self:7051",
        "self.example.com:7051",
        "127.0.0.1:7051",
        "localhost:7051",
        "[::1]:7051"
      })
  void theNodeItselfIsNoSeed(String own) {
    connect(new Seed.Bootstrap(new Endpoint(own)));

    assertThat(node.identifications).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":7051", "host:0", "host"})
  void anAnchorThatNobodyCouldDialIsPassedOver(String text) {
    connect(new Seed.Anchor(new Endpoint(text), ORG1));

    assertThat(node.identifications).isEmpty();
  }

  @Test
  void aBootstrapEndpointThatNobodyCouldDialIsTheOperatorsMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Seed.Bootstrap(new Endpoint("host")))
        .withMessageContaining("bootstrap endpoint is 'host'");
  }

  @Test
  void aSeedThatTurnsOutToBeThisNodeIsLeftAlone() {
    connect(new Seed.Bootstrap(SEED));
    identified(node.self);
    node.advanceSeconds(60);

    assertThat(node.identifications).hasSize(1);
    assertThat(node.sent).isEmpty();
    assertThat(node.events(SeedUnavailable.class)).isEmpty();
  }

  @Test
  void aSeedThatRefusesASelfConnectionIsLeftAlone() {
    connect(new Seed.Bootstrap(SEED));
    identifyFailed(Rejection.SELF_CONNECTION, "");
    node.advanceSeconds(60);

    assertThat(node.identifications).hasSize(1);
    assertThat(node.events(SeedUnavailable.class)).isEmpty();
  }

  @Test
  void aSeedThatDoesNotAnswerTheRequestIsIdentifiedAndAskedAgain() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);

    node.advanceSeconds(6);
    assertThat(node.events(SeedUnavailable.class))
        .containsExactly(
            new SeedUnavailable(SEED, SeedKind.BOOTSTRAP, "no membership response within PT5S"));
    assertThat(node.identifications).hasSize(2);

    identified(seed);
    assertThat(node.requestsTo(seed)).hasSize(2);
    assertThat(node.requestsTo(seed).getFirst().message().nonce())
        .isNotEqualTo(node.requestsTo(seed).getLast().message().nonce());
  }

  @Test
  void aNonceOfSomebodyElseDoesNotEndTheConnector() {
    connect(new Seed.Bootstrap(SEED));
    identified(seed);

    node.respond(foreigner, node.nonceOfLastRequestTo(seed), List.of(), List.of());
    node.advanceSeconds(6);

    assertThat(node.identifications).hasSize(2);
  }

  @Test
  void aKeyThatDoesNotSignDelaysTheRequestOnly() {
    node.keyWorks = false;
    connect(new Seed.Bootstrap(SEED));
    identified(seed);
    assertThat(node.sent).isEmpty();

    node.keyWorks = true;
    node.advanceSeconds(6);
    identified(seed);

    assertThat(node.requestsTo(seed)).hasSize(1);
  }

  @Test
  void answersToProbesOfOthersAreNothing() {
    identified(seed);
    identifyFailed(Rejection.UNREACHABLE, "");
    node.advanceSeconds(60);

    assertThat(node.identifications).isEmpty();
    assertThat(node.sent).isEmpty();
  }

  @Test
  void seedsAreGoneForAfterTheStartOnly() {
    DiscoveryFixture resting = DiscoveryFixture.resting();

    assertThatIllegalStateException()
        .isThrownBy(() -> resting.discovery.connect(new Seed.Bootstrap(SEED), resting.now()))
        .withMessageContaining("seed:7051");
  }
}
