// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.alive;
import static dev.hearsay.domain.routing.Stage.TRADE;
import static dev.hearsay.domain.routing.Stage.rumour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is passed on is not worth a dial; what is said first is. */
class OpenLinksTest {

  private static final String[] LINKED = {"a", "b", "c", "d", "e", "f"};
  private static final int PEERS = LINKED.length / 2;
  private static final int OFTEN = 50;

  private final Stage stage = new Stage();

  @BeforeEach
  void meet() {
    stage.join(ORG1, LINKED);
    stage.join(ORG1, "u", "v", "w", "x", "y", "z");
    stage.joinHidden(ORG1, "hidden");
    stage.channel(TRADE, ORG1);
  }

  static List<SignedMessage> messages() {
    return List.of(alive("a", "a:1", 1, 1), alive("hidden", "", 1, 1), Stage.stateInfo(TRADE, "a"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsPassedOnGoesToThoseWithALinkWhereThereAreEnough(SignedMessage message) {
    stage.link(LINKED);

    assertThat(targets(rumour(message, "somebody"))).containsExactly(LINKED);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whereFewHaveALinkItGoesToAnybody(SignedMessage message) {
    stage.link("a", "b", "c", "d", "e");

    assertThat(targets(rumour(message, "somebody"))).hasSize(13);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatThisNodeSaysGoesToAnybody(SignedMessage message) {
    stage.link(LINKED);

    assertThat(targets(rumour(message))).hasSize(13);
  }

  private Set<String> targets(Rumour rumour) {
    Router router =
        Router.standard(new FabricPush(PEERS, EmitterSettings.defaults()), PEERS, Stage.selector());
    Set<String> targets = new TreeSet<>();
    IntStream.range(0, OFTEN)
        .mapToObj(time -> router.route(List.of(rumour), stage.view()))
        .peek(routing -> assertThat(routing.deliveries()).hasSize(PEERS))
        .forEach(routing -> targets.addAll(Stage.targets(routing)));
    return targets;
  }
}
