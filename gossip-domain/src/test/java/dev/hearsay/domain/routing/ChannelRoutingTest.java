// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.ORG2;
import static dev.hearsay.domain.rehearsal.Cast.ORG3;
import static dev.hearsay.domain.routing.Stage.AUDIT;
import static dev.hearsay.domain.routing.Stage.EVERYBODY;
import static dev.hearsay.domain.routing.Stage.TRADE;
import static dev.hearsay.domain.routing.Stage.block;
import static dev.hearsay.domain.routing.Stage.copies;
import static dev.hearsay.domain.routing.Stage.leadership;
import static dev.hearsay.domain.routing.Stage.name;
import static dev.hearsay.domain.routing.Stage.rumour;
import static dev.hearsay.domain.routing.Stage.stateInfo;
import static dev.hearsay.domain.routing.Stage.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.routing.Routing.Cause;
import dev.hearsay.domain.routing.Routing.Unrouted;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rows of the routing table that concern channels (dissemination §3). This node belongs to
 * Org1.
 */
class ChannelRoutingTest {

  private final Stage stage = new Stage();

  // ---- row 1: blocks

  @Test
  void aBlockGoesToOwnMembersThatTakePartInTheChannel() {
    stage.join(ORG1, "a", "b", "idle");
    stage.join(ORG2, "x");
    stage.joinStranger("stranger");
    stage.remember(ORG1, "dead");
    stage.channel(TRADE, ORG1, ORG2).hears("a", "b", "x", "stranger", "dead");

    assertThat(targets(stage.route(EVERYBODY, rumour(block(TRADE, 1))))).containsExactly("a", "b");
  }

  @Test
  void aBlockOfAChannelThatTheOwnOrganizationIsNotInGoesToNobody() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    stage.channel(TRADE, ORG2).hears("a", "x");
    Routing routing = stage.route(EVERYBODY, rumour(block(TRADE, 1)));

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted()).isEmpty();
  }

  @Test
  void theBlocksOfAChannelShareOneChoiceAndEachChannelHasItsOwn() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h", "i");
    stage.channel(TRADE, ORG1).hears("a", "b", "c", "d", "e", "f");
    stage.channel(AUDIT, ORG1).hears("g", "h", "i");
    Rumour first = rumour(block(TRADE, 1));
    Rumour other = rumour(block(AUDIT, 1));
    Rumour second = rumour(block(TRADE, 2));
    Routing routing = stage.route(3, first, other, second);

    assertThat(copies(routing, first)).hasSize(3);
    assertThat(targets(copies(routing, second))).isEqualTo(targets(copies(routing, first)));
    assertThat(targets(copies(routing, other))).containsExactly("g", "h", "i");
    assertThat(routing.deliveries()).hasSize(9);
  }

  @Test
  void whoeverBroughtABlockIsLeftOutAfterTheChoiceSoFewerGetIt() {
    stage.join(ORG1, "a", "b", "c", "d", "e");
    stage.channel(TRADE, ORG1).hears("a", "b", "c", "d", "e");
    String chosen = name(stage.route(3, rumour(block(TRADE, 1))).deliveries().getFirst());
    Rumour brought = rumour(block(TRADE, 1), chosen);
    Rumour own = rumour(block(TRADE, 2));
    Routing routing = stage.route(3, brought, own);

    assertThat(copies(routing, own)).hasSize(3);
    assertThat(targets(copies(routing, brought))).hasSize(2).doesNotContain(chosen);
  }

  @Test
  void aBlockTravelsAsItCame() {
    stage.join(ORG1, "a");
    stage.channel(TRADE, ORG1).hears("a");
    Rumour rumour = rumour(block(TRADE, 1));

    assertThat(stage.route(3, rumour).deliveries().getFirst().envelope())
        .isSameAs(rumour.message().envelope());
  }

  @Test
  void aBlockOfAChannelThatWasNotJoinedGoesNowhereAndHindersNoOther() {
    stage.join(ORG1, "a");
    stage.channel(TRADE, ORG1).hears("a");
    Rumour lost = rumour(block(AUDIT, 1));
    Routing routing = stage.route(3, lost, rumour(block(TRADE, 1)));

    assertThat(routing.deliveries()).hasSize(1);
    assertThat(routing.unrouted()).containsExactly(new Unrouted(lost, Cause.CHANNEL_NOT_JOINED));
  }

  @Test
  void withoutFanOutBlocksAndStateInfosGoToNobodyButLeadershipGoesToAll() {
    stage.join(ORG1, "a", "b");
    stage.channel(TRADE, ORG1).hears("a", "b");

    assertThat(stage.route(0, rumour(block(TRADE, 1))).deliveries()).isEmpty();
    assertThat(stage.route(0, rumour(stateInfo(TRADE, "a"))).deliveries()).isEmpty();
    assertThat(targets(stage.route(0, rumour(leadership(TRADE, "a"))))).containsExactly("a", "b");
  }

  // ---- row 2: leadership

  @Test
  void leadershipGoesToAllOwnMembersThatTakePartInTheChannel() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "idle");
    stage.join(ORG2, "x");
    stage.joinStranger("stranger");
    stage.channel(TRADE, ORG1, ORG2).hears("a", "b", "c", "d", "e", "x", "stranger");

    assertThat(targets(stage.route(3, rumour(leadership(TRADE, "me")))))
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void leadershipDoesNotGoBackToWhoeverBroughtIt() {
    stage.join(ORG1, "a", "b", "c");
    stage.channel(TRADE, ORG1).hears("a", "b", "c");

    assertThat(targets(stage.route(3, rumour(leadership(TRADE, "a"), "b"))))
        .containsExactly("a", "c");
  }

  @Test
  void leadershipInAChannelThatTheOwnOrganizationIsNotInGoesToNobody() {
    stage.join(ORG1, "a");
    stage.channel(TRADE, ORG2).hears("a");

    assertThat(stage.route(3, rumour(leadership(TRADE, "a"))).deliveries()).isEmpty();
  }

  @Test
  void leadershipInAChannelThatWasNotJoinedGoesNowhere() {
    stage.join(ORG1, "a");
    Rumour lost = rumour(leadership(TRADE, "a"));
    Routing routing = stage.route(3, lost);

    assertThat(routing.deliveries()).isEmpty();
    assertThat(routing.unrouted()).containsExactly(new Unrouted(lost, Cause.CHANNEL_NOT_JOINED));
  }

  // ---- row 3: state info

  @Test
  void aStateInfoGoesToTheOrganizationsOfItsChannelWhetherTheyTakePartOrNot() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x", "y");
    stage.join(ORG3, "outsider");
    stage.joinStranger("stranger");
    stage.channel(TRADE, ORG1, ORG2).hears("x");

    assertThat(targets(stage.route(EVERYBODY, rumour(stateInfo(TRADE, "x")))))
        .containsExactly("a", "x", "y");
  }

  @Test
  void theStateInfoOfAnAuthorThatCannotBeReachedFromAbroadStaysInTheOwnOrganization() {
    stage.join(ORG1, "a");
    stage.joinHidden(ORG1, "hidden");
    stage.join(ORG2, "x");
    stage.channel(TRADE, ORG1, ORG2);

    assertThat(targets(stage.route(EVERYBODY, rumour(stateInfo(TRADE, "hidden")))))
        .containsExactly("a", "hidden");
  }

  @Test
  void theStateInfoOfAnAuthorThatIsNoMemberStaysInTheOwnOrganization() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    stage.knowIdentity(ORG2, "forgotten");
    stage.channel(TRADE, ORG1, ORG2);

    assertThat(targets(stage.route(EVERYBODY, rumour(stateInfo(TRADE, "forgotten")))))
        .containsExactly("a");
  }

  @Test
  void deadAuthorsAndThisNodeItselfCountAsMembers() {
    stage.join(ORG1, "a");
    stage.join(ORG2, "x");
    stage.remember(ORG2, "dead");
    stage.remember(ORG1, "me");
    stage.channel(TRADE, ORG1, ORG2);

    for (String author : List.of("dead", "me")) {
      assertThat(targets(stage.route(EVERYBODY, rumour(stateInfo(TRADE, author)))))
          .containsExactly("a", "x");
    }
  }

  @Test
  void aStateInfoOfAChannelThatWasNotJoinedStaysInTheOwnOrganization() {
    stage.join(ORG1, "a", "b");
    stage.join(ORG2, "x");
    Routing routing = stage.route(EVERYBODY, rumour(stateInfo(TRADE, "x"), "b"));

    assertThat(targets(routing)).containsExactly("a");
    assertThat(routing.unrouted()).isEmpty();
  }

  @Test
  void eachStateInfoIsRoutedOnItsOwnAndAnotherTakesThePlaceOfWhoeverBroughtIt() {
    stage.join(ORG1, "a", "b", "c", "d", "e", "f", "g", "h");
    stage.channel(TRADE, ORG1);
    Rumour[] many = new Rumour[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = rumour(stateInfo(TRADE, i % 2 == 0 ? "a" : "b"), "c");
    }
    Routing routing = stage.route(3, many);

    assertThat(routing.deliveries()).hasSize(60);
    assertThat(targets(routing)).containsExactly("a", "b", "d", "e", "f", "g", "h");
  }

  // ---- between the rows

  @Test
  void rowsAreServedFromTheTop() {
    stage.join(ORG1, "a");
    stage.channel(TRADE, ORG1).hears("a");
    Rumour alive = rumour(Cast.alive("a", "a:1", 1, 1));
    Rumour hidden = rumour(Cast.alive("a", "", 1, 2));
    Rumour state = rumour(stateInfo(TRADE, "a"));
    Rumour leader = rumour(leadership(TRADE, "a"));
    Rumour block = rumour(block(TRADE, 1));
    Routing routing = stage.route(3, alive, hidden, state, leader, block);

    assertThat(routing.deliveries().stream().map(Delivery::message))
        .containsExactly(
            block.message(), leader.message(), state.message(), hidden.message(), alive.message());
  }
}
