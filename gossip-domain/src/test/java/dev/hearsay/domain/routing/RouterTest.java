// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.ORG2;
import static dev.hearsay.domain.rehearsal.Cast.ORG3;
import static dev.hearsay.domain.rehearsal.Cast.alive;
import static dev.hearsay.domain.rehearsal.Cast.member;
import static dev.hearsay.domain.rehearsal.Cast.pki;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The rows of the routing table that concern membership (dissemination §3). This node belongs to
 * Org1.
 */
class RouterTest {

  private static final int EVERYBODY = 100;

  private final Map<PkiId, OrgId> orgs = new LinkedHashMap<>();
  private final List<NetworkMember> alive = new ArrayList<>();
  private final RoutingView view =
      new RoutingView(
          alive,
          ORG1,
          peer -> Optional.ofNullable(orgs.get(peer)),
          peer -> alive.stream().filter(m -> m.pkiId().equals(peer)).findFirst(),
          ChannelAudience.Lookup.none());

  private void join(OrgId org, String... names) {
    for (String name : names) {
      alive.add(member(name));
      orgs.put(pki(name), org);
    }
  }

  private void joinHidden(OrgId org, String name) {
    alive.add(member(name, ""));
    orgs.put(pki(name), org);
  }

  private Routing route(int peers, Rumour... rumours) {
    DisseminationStrategy blocks = new FabricPush(peers, EmitterSettings.defaults());
    return Router.standard(blocks, peers, new PeerSelector(new SeededRandomness(7)))
        .route(List.of(rumours), view);
  }

  private static Rumour rumour(SignedMessage message) {
    return new Rumour(message, PkiId.NONE);
  }

  private static Set<String> targets(Routing routing) {
    Set<String> names = new TreeSet<>();
    routing
        .deliveries()
        .forEach(delivery -> names.add(delivery.target().pkiId().value().toUtf8().trim()));
    return names;
  }

  @Test
  void anOwnMembersHeartbeatGoesToAnybody() {
    join(ORG1, "a", "b");
    join(ORG2, "x");
    join(ORG3, "y");
    joinHidden(ORG2, "hidden");
    alive.add(member("stranger"));

    assertThat(targets(route(EVERYBODY, rumour(alive("b", "b:1", 1, 1)))))
        .containsExactly("a", "b", "hidden", "stranger", "x", "y");
  }

  @Test
  void aForeignHeartbeatGoesToTheOwnAndTheAuthorsOrganizationOnly() {
    join(ORG1, "a");
    join(ORG2, "x", "author");
    join(ORG3, "y");
    alive.add(member("stranger"));

    assertThat(targets(route(EVERYBODY, rumour(alive("author", "author:1", 1, 1)))))
        .containsExactly("a", "author", "x");
  }

  @Test
  void theHeartbeatOfAnUnknownAuthorGoesToNobody() {
    join(ORG1, "a");
    Routing routing = route(EVERYBODY, rumour(alive("stranger", "s:1", 1, 1)));

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted()).isEmpty();
  }

  @Test
  void aForeignHeartbeatSkipsTargetsWithoutAnExternalEndpointAndDoesNotReplaceThem() {
    joinHidden(ORG1, "hidden1");
    joinHidden(ORG1, "hidden2");
    joinHidden(ORG2, "hidden3");
    join(ORG2, "author");

    assertThat(targets(route(EVERYBODY, rumour(alive("author", "author:1", 1, 1)))))
        .containsExactly("author");
    assertThat(route(1, rumour(alive("author", "author:1", 1, 1))).deliveries())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theSecretStaysWithinTheOrganization() {
    join(ORG1, "a");
    join(ORG2, "x");
    alive.add(member("stranger"));
    orgs.put(pki("me"), ORG1);
    SignedMessage message = alive("me", "me:1", 1, 1);

    for (Delivery delivery : route(EVERYBODY, rumour(message)).deliveries()) {
      boolean own = delivery.target().pkiId().equals(pki("a"));
      assertThat(delivery.envelope().secret().isPresent()).isEqualTo(own);
      assertThat(delivery.envelope().key()).isEqualTo(message.envelope().key());
    }
  }

  @Test
  void aHeartbeatDoesNotGoBackToWhoeverBroughtItAndAnotherTakesThePlace() {
    join(ORG1, "a", "b", "c", "d");
    Rumour rumour = new Rumour(alive("d", "d:1", 1, 1), pki("a"));

    assertThat(targets(route(3, rumour))).containsExactly("b", "c", "d");
  }

  @Test
  void theHeartbeatOfAHiddenOwnMemberStaysInTheOrganization() {
    join(ORG1, "a", "b");
    join(ORG2, "x");
    SignedMessage message = alive("b", "", 1, 1);
    Routing routing = route(EVERYBODY, rumour(message));

    assertThat(targets(routing)).containsExactly("a", "b");
    assertThat(routing.deliveries())
        .allSatisfy(delivery -> assertThat(delivery.envelope()).isSameAs(message.envelope()));
  }

  @Test
  void hiddenOwnHeartbeatsShareOneChoiceAndWhoeverBroughtOneIsLeftOutAfterwards() {
    join(ORG1, "a", "b", "c", "d", "e");
    Rumour first = new Rumour(alive("a", "", 1, 1), PkiId.NONE);
    List<Delivery> chosen = route(2, first).deliveries();
    PkiId bringer = chosen.getFirst().target().pkiId();
    Rumour second = new Rumour(alive("b", "", 1, 1), bringer);

    List<Delivery> deliveries = route(2, first, second).deliveries();
    assertThat(deliveries).hasSize(3);
    assertThat(deliveries.subList(0, 2)).isEqualTo(chosen);
    assertThat(deliveries.getLast().target()).isEqualTo(chosen.getLast().target());
  }

  @Test
  void theHeartbeatOfAHiddenForeignMemberIsRoutedLikeAnyForeignOne() {
    join(ORG1, "a");
    join(ORG2, "x");
    joinHidden(ORG2, "author");

    assertThat(targets(route(EVERYBODY, rumour(alive("author", "", 1, 1)))))
        .containsExactly("a", "x");
  }

  @Test
  void orgRestrictedMessagesGoBeforeHeartbeatsAndWithinTheOrganization() {
    join(ORG1, "a");
    join(ORG2, "x");
    SignedMessage restricted =
        new SignedMessage(
            Envelope.unsigned(Bytes.utf8("restricted")),
            new GossipMessage(0, ChannelId.NONE, Tag.ORG_ONLY, new Content.Empty()));
    Routing routing = route(EVERYBODY, rumour(alive("x", "x:1", 1, 1)), rumour(restricted));

    assertThat(routing.deliveries().getFirst().envelope()).isEqualTo(restricted.envelope());
    assertThat(routing.deliveries()).hasSize(3);
  }

  @Test
  void whatNoRowHandlesGoesNowhere() {
    join(ORG1, "a");
    SignedMessage stray =
        new SignedMessage(
            Envelope.unsigned(Bytes.utf8("stray")), GossipMessage.of(new Content.Empty()));
    Routing routing = route(EVERYBODY, rumour(stray));

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted())
        .containsExactly(new Routing.Unrouted(rumour(stray), Routing.Cause.NOT_PUSHED));
  }

  @Test
  void eachHeartbeatGoesToSoManyPeersAndEachIsRoutedOnItsOwn() {
    join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h");
    Rumour[] many = new Rumour[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = rumour(alive("a", "a:1", 1, i));
    }

    Routing routing = route(3, many);
    assertThat(routing.deliveries()).hasSize(60);
    assertThat(targets(routing)).hasSize(8);
  }

  @Test
  void withoutFanOutNobodyIsChosen() {
    join(ORG1, "a");

    assertThat(route(0, rumour(alive("a", "a:1", 1, 1))).deliveries()).isEmpty();
  }

  @Test
  void theChoiceIsFairAndComesFromTheSeed() {
    join(ORG1, "a", "b", "c", "d");
    PeerSelector selector = new PeerSelector(new SeededRandomness(1));
    PeerSelector twin = new PeerSelector(new SeededRandomness(1));
    Map<PkiId, Integer> chosen = new LinkedHashMap<>();
    for (int i = 0; i < 4_000; i++) {
      List<NetworkMember> picked = selector.select(1, alive, RoutingFilter.except(pki("d")));
      assertThat(twin.select(1, alive, RoutingFilter.except(pki("d")))).isEqualTo(picked);
      picked.forEach(member -> chosen.merge(member.pkiId(), 1, Integer::sum));
    }

    assertThat(chosen).hasSize(3);
    assertThat(chosen.values()).allSatisfy(n -> assertThat(n).isBetween(1_200, 1_470));
  }

  @Test
  void nobodyIsChosenTwice() {
    join(ORG1, "a", "b", "c");
    List<NetworkMember> picked =
        new PeerSelector(new SeededRandomness(3)).select(3, alive, RoutingFilter.everybody());

    assertThat(picked).containsExactlyInAnyOrderElementsOf(alive);
    assertThat(new PeerSelector(new SeededRandomness(3)).select(3, alive, member -> false))
        .isEmpty();
  }
}
