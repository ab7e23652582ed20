// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.testkit.memory.Imposed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several conditions at a time, and their ends. */
class CompositionTest extends LinkScene {

  private static final List<Envelope> SENT = envelopes(100);

  @Test
  void conditionsAddUp() {
    connect();
    fromAlice(new Duplication(odds(ALL)));
    fromAlice(new Duplication(odds(ALL)));
    fromAlice(new Delay(new SeededRandomness(1), Duration.ofSeconds(1), Duration.ZERO));
    fromAlice(new Delay(new SeededRandomness(1), Duration.ofSeconds(1), Duration.ZERO));

    alice.writeAll(ALICES, SENT);
    run(Duration.ofSeconds(2));
    assertThat(bobsEnvelopes()).isEmpty();
    run(LATENCY);

    assertThat(bobsEnvelopes()).hasSize(4 * SENT.size());
  }

  @Test
  void whatHoldsEverywhereHoldsForThoseWhoMeetLater() {
    network.imposeEverywhere(() -> new Loss(odds(ALL)), () -> acted++);
    connect();

    write(SENT);

    assertThat(bobsEnvelopes()).isEmpty();
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void neighboursHaveOpenLinks() {
    assertThat(network.neighbours("alice")).isEmpty();

    connect();

    assertThat(network.neighbours("alice")).containsExactly("bob");
    assertThat(network.neighbours("bob")).containsExactly("alice");
    assertThat(network.neighbours("carol")).isEmpty();
  }

  @Test
  void laterConditionsSeeWhatEarlierOnesLetThrough() {
    connect();
    fromAlice(new Loss(odds(ALL)));
    fromAlice(new Duplication(odds(ALL)));

    write(SENT);

    assertThat(bobsEnvelopes()).isEmpty();
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void anEndUndoesOnlyItsOwnPart() {
    connect();
    Imposed one = fromAlice(new Silence());
    Imposed other = fromAlice(new Silence());

    one.lift();
    one.lift();
    write(SENT);
    assertThat(bobsEnvelopes()).isEmpty();
    other.lift();
    write(SENT);

    assertThat(bobsEnvelopes()).isEqualTo(SENT);
  }

  @Test
  void whoIsSeparatedTwiceRejoinsTwice() {
    network.separate("alice", "bob");
    network.separate("bob", "alice");

    network.rejoin("alice", "bob");
    alice.comm().dial(ALICES, bob.endpoint());
    run();
    assertThat(ends(alice)).containsExactly(LinkEnd.DIAL_FAILED);
    network.rejoin("alice", "bob");
    network.rejoin("alice", "bob");
    alice.comm().dial(LinkId.outbound(2), bob.endpoint());
    run();

    assertThat(alice.recorder().reports(CommReport.Up.class)).hasSize(1);
  }

  @Test
  void conditionsOutliveTheDeathOfANode() {
    connect();
    fromAlice(new Loss(odds(ALL)));
    bob.comm().close();
    CommStation returned =
        CommStation.of(network.join("bob", bob.endpoint()), bob::endpoint).start();

    alice.comm().dial(LinkId.outbound(2), bob.endpoint());
    run();
    returned.comm().request(BOBS, 100);
    alice.writeAll(LinkId.outbound(2), SENT);
    run();

    assertThat(returned.recorder().envelopes(BOBS)).isEmpty();
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void equalSeedsBefallEqualEnvelopes() {
    assertThat(survivorsOf(new SeededRandomness(4)))
        .isEqualTo(survivorsOf(new SeededRandomness(4)))
        .isNotEqualTo(survivorsOf(new SeededRandomness(5)));
  }

  private static List<Envelope> survivorsOf(SeededRandomness chance) {
    CompositionTest scene = new CompositionTest();
    scene.connect();
    scene.fromAlice(new Loss(new Odds(chance, HALF)));
    scene.write(SENT);
    return scene.bobsEnvelopes();
  }

  @Test
  void oddsHaveBounds() {
    assertThatThrownBy(() -> odds(1_001)).hasMessageContaining("1001");
    assertThatThrownBy(() -> odds(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Throttle(time::elapsed, 0)).hasMessageContaining("0 bytes");
  }
}
