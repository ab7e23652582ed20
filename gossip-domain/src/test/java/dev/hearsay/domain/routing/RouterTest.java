// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.ORG2;
import static dev.hearsay.domain.rehearsal.Cast.ORG3;
import static dev.hearsay.domain.rehearsal.Cast.alive;
import static dev.hearsay.domain.rehearsal.Cast.pki;
import static dev.hearsay.domain.routing.Stage.EVERYBODY;
import static dev.hearsay.domain.routing.Stage.rumour;
import static dev.hearsay.domain.routing.Stage.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rows of the routing table that concern membership (dissemination §3). This node belongs to
 * Org1.
 */
class RouterTest {

  private final Stage stage = new Stage();

  @Test
  void anOwnMembersHeartbeatGoesToAnybody() {
    stage.join(ORG1, "a", "b");
    stage.join(ORG2, "x");
    stage.join(ORG3, "y");
    stage.joinHidden(ORG2, "hidden");
    stage.joinStranger("stranger");

    assertThat(targets(stage.route(EVERYBODY, rumour(alive("b", "b:1", 1, 1)))))
        .containsExactly("a", "b", "hidden", "stranger", "x", "y");
  }

  @Test
  void aForeignHeartbeatGoesToTheOwnAndTheAuthorsOrganizationOnly() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x", "author");
    stage.join(ORG3, "y");
    stage.joinStranger("stranger");

    assertThat(targets(stage.route(EVERYBODY, rumour(alive("author", "author:1", 1, 1)))))
        .containsExactly("a", "author", "x");
  }

  @Test
  void theHeartbeatOfAnUnknownAuthorGoesToNobody() {
    stage.join(ORG1, "a");
    Routing routing = stage.route(EVERYBODY, rumour(alive("stranger", "s:1", 1, 1)));

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted()).isEmpty();
  }

  @Test
  void aForeignHeartbeatSkipsTargetsWithoutAnExternalEndpointAndDoesNotReplaceThem() {
    stage.joinHidden(ORG1, "hidden1");
    stage.joinHidden(ORG1, "hidden2");
    stage.joinHidden(ORG2, "hidden3");
    stage.join(ORG2, "author");

    assertThat(targets(stage.route(EVERYBODY, rumour(alive("author", "author:1", 1, 1)))))
        .containsExactly("author");
    assertThat(stage.route(1, rumour(alive("author", "author:1", 1, 1))).deliveries())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theSecretStaysWithinTheOrganization() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    stage.joinStranger("stranger");
    stage.remember(ORG1, "me");
    SignedMessage message = alive("me", "me:1", 1, 1);

    for (Delivery delivery : stage.route(EVERYBODY, rumour(message)).deliveries()) {
      boolean own = delivery.target().pkiId().equals(pki("a"));
      assertThat(delivery.envelope().secret().isPresent()).isEqualTo(own);
      assertThat(delivery.envelope().key()).isEqualTo(message.envelope().key());
    }
  }

  @Test
  void aHeartbeatDoesNotGoBackToWhoeverBroughtItAndAnotherTakesThePlace() {
    stage.join(ORG1, "a", "b", "c", "d");
    Rumour rumour = new Rumour(alive("d", "d:1", 1, 1), pki("a"));

    assertThat(targets(stage.route(3, rumour))).containsExactly("b", "c", "d");
  }

  @Test
  void theHeartbeatOfAHiddenOwnMemberStaysInTheOrganization() {
    stage.join(ORG1, "a", "b");
    stage.join(ORG2, "x");
    SignedMessage message = alive("b", "", 1, 1);
    Routing routing = stage.route(EVERYBODY, rumour(message));

    assertThat(targets(routing)).containsExactly("a", "b");
    assertThat(routing.deliveries())
        .allSatisfy(delivery -> assertThat(delivery.envelope()).isSameAs(message.envelope()));
  }

  @Test
  void hiddenOwnHeartbeatsShareOneChoiceAndWhoeverBroughtOneIsLeftOutAfterwards() {
    stage.join(ORG1, "a", "b", "c", "d", "e");
    Rumour first = new Rumour(alive("a", "", 1, 1), pki("gone"));
    List<Delivery> chosen = stage.route(2, first).deliveries();
    PkiId bringer = chosen.getFirst().target().pkiId();
    Rumour second = new Rumour(alive("b", "", 1, 1), bringer);

    List<Delivery> deliveries = stage.route(2, first, second).deliveries();
    assertThat(deliveries).hasSize(3);
    assertThat(deliveries.subList(0, 2)).isEqualTo(chosen);
    assertThat(deliveries.getLast().target()).isEqualTo(chosen.getLast().target());
  }

  @Test
  void whatThisNodeSaysSharesNoChoiceWithWhatItPassesOn() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h");
    Rumour own = rumour(alive("a", "", 1, 1));
    Rumour second = rumour(alive("a", "", 1, 2));
    Rumour passedOn = new Rumour(alive("b", "", 1, 1), pki("gone"));

    Routing routing = stage.route(2, own, passedOn, second);

    assertThat(targets(Stage.copies(routing, second)))
        .isEqualTo(targets(Stage.copies(routing, own)))
        .isNotEqualTo(targets(Stage.copies(routing, passedOn)));
  }

  @Test
  void theHeartbeatOfAHiddenForeignMemberIsRoutedLikeAnyForeignOne() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    stage.joinHidden(ORG2, "author");

    assertThat(targets(stage.route(EVERYBODY, rumour(alive("author", "", 1, 1)))))
        .containsExactly("a", "x");
  }

  @Test
  void orgRestrictedMessagesGoBeforeHeartbeatsAndWithinTheOrganization() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    SignedMessage restricted =
        new SignedMessage(
            Envelope.unsigned(Bytes.utf8("restricted")),
            new GossipMessage(0, ChannelId.NONE, Tag.ORG_ONLY, new Content.Empty()));
    Routing routing = stage.route(EVERYBODY, rumour(alive("x", "x:1", 1, 1)), rumour(restricted));

    assertThat(routing.deliveries().getFirst().envelope()).isEqualTo(restricted.envelope());
    assertThat(routing.deliveries()).hasSize(3);
  }

  @Test
  void whatNoRowHandlesGoesNowhere() {
    stage.join(ORG1, "a");
    SignedMessage stray =
        new SignedMessage(
            Envelope.unsigned(Bytes.utf8("stray")), GossipMessage.of(new Content.Empty()));
    Routing routing = stage.route(EVERYBODY, rumour(stray));

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted())
        .containsExactly(new Routing.Unrouted(rumour(stray), Routing.Cause.NOT_PUSHED));
  }

  @Test
  void eachHeartbeatGoesToSoManyPeersAndEachIsRoutedOnItsOwn() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h");
    Rumour[] many = new Rumour[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = rumour(alive("a", "a:1", 1, i));
    }

    Routing routing = stage.route(3, many);
    assertThat(routing.deliveries()).hasSize(60);
    assertThat(targets(routing)).hasSize(8);
  }

  @Test
  void withoutFanOutNobodyIsChosen() {
    stage.join(ORG1, "a");

    assertThat(stage.route(0, rumour(alive("a", "a:1", 1, 1))).deliveries()).isEmpty();
  }

  @Test
  void theChoiceIsFairAndComesFromTheSeed() {
    stage.join(ORG1, "a", "b", "c", "d");
    PeerSelector selector = new PeerSelector(new SeededRandomness(1));
    PeerSelector twin = new PeerSelector(new SeededRandomness(1));
    Map<PkiId, Integer> chosen = new LinkedHashMap<>();
    for (int i = 0; i < 4_000; i++) {
      List<NetworkMember> picked =
          selector.select(1, stage.alive(), RoutingFilter.except(pki("d")));
      assertThat(twin.select(1, stage.alive(), RoutingFilter.except(pki("d")))).isEqualTo(picked);
      picked.forEach(member -> chosen.merge(member.pkiId(), 1, Integer::sum));
    }

    assertThat(chosen).hasSize(3);
    assertThat(chosen.values()).allSatisfy(n -> assertThat(n).isBetween(1_200, 1_470));
  }

  @Test
  void nobodyIsChosenTwice() {
    stage.join(ORG1, "a", "b", "c");
    List<NetworkMember> picked =
        new PeerSelector(new SeededRandomness(3))
            .select(3, stage.alive(), RoutingFilter.everybody());

    assertThat(picked).containsExactlyInAnyOrderElementsOf(stage.alive());
    assertThat(new PeerSelector(new SeededRandomness(3)).select(3, stage.alive(), member -> false))
        .isEmpty();
  }
}
