// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No more is asked for than can be judged, and the next request leaves while the last is judged.
 */
class PullPaceTest {

  private static final int MANY = 100;
  private static final int ROOM = 12;

  private final PullStage stage = new PullStage(PullStage.limited(PullLimits.defaults()));
  private final PullStage.Actor a = stage.actor("a");

  @BeforeEach
  void limit() {
    a.mayBeUnderWay = ROOM;
  }

  private PullStage.Actor rich(PullStage where, String name) {
    return where
        .actor(name)
        .has(IntStream.range(0, MANY).mapToObj(Integer::toString).toArray(String[]::new));
  }

  private void pull(PullStage where, PullStage.Actor asker) {
    asker.started();
    asker.engine.startRoundSoon(where.time.now());
    where.time.advance(Duration.ofSeconds(1));
  }

  private List<Integer> sizes(PullStage where) {
    return where.sent(Content.DataRequest.class).stream().map(r -> r.digests().size()).toList();
  }

  @Test
  void requestsArePortionsOfWhatMayBeUnderWay() {
    a.knows(rich(stage, "b"));
    pull(stage, a);

    assertThat(a.store).hasSize(MANY);
    assertThat(sizes(stage)).hasSize(9).allMatch(size -> size <= ROOM);
    assertThat(stage.sent(Content.GossipHello.class)).as("one round").hasSize(1);
  }

  @Test
  void everyOwnerHasItsShareOfThem() {
    a.knows(rich(stage, "b"), rich(stage, "c"), rich(stage, "d"));
    pull(stage, a);

    assertThat(a.store).hasSize(MANY);
    assertThat(sizes(stage)).allMatch(size -> size <= ROOM / 3);
    for (String owner : List.of("b", "c", "d")) {
      assertThat(a.arrivals.stream().filter(arrival -> arrival.startsWith(owner)))
          .hasSizeGreaterThan(MANY / 5);
    }
  }

  @Test
  void anOwnerThatBringsNothingKeepsNoneFromTheOthers() {
    a.knows(rich(stage, "silent"), rich(stage, "c"), rich(stage, "d"));
    stage.lost =
        sent -> sent.from().equals("silent") && sent.content() instanceof Content.DataUpdate;
    pull(stage, a);

    assertThat(a.store).hasSize(MANY);
  }

  @Test
  void whileMuchIsInJudgementNothingIsAskedFor() {
    a.knows(rich(stage, "b"));
    a.judging = Duration.ofMillis(300);
    a.started();
    a.engine.startRoundSoon(stage.time.now());
    stage.time.advance(Duration.ofMillis(300));

    assertThat(sizes(stage)).containsExactly(ROOM);

    stage.time.advance(Duration.ofMillis(100));
    assertThat(sizes(stage)).containsExactly(ROOM, ROOM);
  }

  @Test
  void whatDidNotFitIntoAnUpdateIsAskedOfTheSameOwnerAgain() {
    PullLimits d = PullLimits.defaults();
    PullStage narrow =
        new PullStage(
            PullStage.limited(
                new PullLimits(
                    d.maxDigests(),
                    d.maxDigestBytes(),
                    20,
                    d.maxPeerBytesPerSecond(),
                    d.maxHellos(),
                    d.maxHellosPerPeer(),
                    100)));
    PullStage.Actor asker = narrow.actor("a").knows(rich(narrow, "b"));
    pull(narrow, asker);

    assertThat(narrow.sent(Content.GossipHello.class)).as("one round").hasSize(1);
    assertThat(narrow.sent(Content.DataUpdate.class)).allMatch(update -> update.data().size() <= 3);
    assertThat(asker.store.keySet())
        .contains(Bytes.utf8("0"), Bytes.utf8("40"))
        .hasSizeGreaterThan(60);
  }

  @Test
  void anOwnerIsAskedNoMoreOftenThanItAnswers() {
    PullLimits d = PullLimits.defaults();
    PullStage strict =
        new PullStage(
            PullStage.limited(
                new PullLimits(
                    d.maxDigests(),
                    d.maxDigestBytes(),
                    d.maxUpdateBytes(),
                    d.maxPeerBytesPerSecond(),
                    d.maxHellos(),
                    d.maxHellosPerPeer(),
                    3)));
    PullStage.Actor asker = strict.actor("a").knows(rich(strict, "b"));
    asker.mayBeUnderWay = ROOM;
    pull(strict, asker);

    assertThat(sizes(strict)).containsExactly(ROOM, ROOM, ROOM);
    assertThat(strict.named("b").events.rejections()).isEmpty();
  }

  /** The way takes longer than it did for the hello. */
  @ParameterizedTest
  @ValueSource(ints = {60, 70, 80, 90, 100})
  void noRequestLeavesSoLateThatItsHelloIsForgottenWhenItArrives(int millis) {
    a.knows(rich(stage, "b"));
    a.mayBeUnderWay = 1;
    a.started();
    a.engine.startRoundSoon(stage.time.now());
    stage.time.advance(Duration.ofMillis(15));
    stage.latency = Duration.ofMillis(millis);
    stage.time.advance(Duration.ofSeconds(3));

    assertThat(stage.named("b").events.rejections()).isEmpty();
    assertThat(a.store).hasSizeGreaterThan(5);
  }
}
