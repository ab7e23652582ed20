// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.pull.PullStage.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How nodes pull from each other (dissemination §6.1). */
class PullRoundsTest {

  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final Duration ROUND_TRIPS = Duration.ofMillis(41);

  private final PullStage stage = new PullStage();

  private void advance(Duration duration) {
    stage.time.advance(duration);
  }

  @Test
  void aRoundBringsWhatThePeerHasInTwoRoundTrips() {
    Actor b = stage.actor("b").has("1", "2", "3");
    Actor a = stage.actor("a").has("3").knows(b).started();

    advance(INTERVAL);
    assertThat(a.names()).containsExactly("3");
    advance(ROUND_TRIPS);
    assertThat(a.names()).containsExactly("3", "1", "2");
    assertThat(a.store.get(Bytes.utf8("1"))).isSameAs(b.store.get(Bytes.utf8("1")));
    assertThat(stage.sent).extracting(PullStage.Sent::to).containsExactly("b", "a", "b", "a");
    assertThat(a.events.rejections()).isEmpty();
    assertThat(b.events.rejections()).isEmpty();
  }

  @Test
  void aTimerThatComesTooSoonAfterARoundIsSetAgain() {
    Actor b = stage.actor("b").has("1");
    Actor a = stage.actor("a").knows(b).started();
    advance(Duration.ofMillis(3_700));
    a.engine.startRoundSoon(stage.time.now());
    advance(ROUND_TRIPS);
    a.engine.startRoundSoon(stage.time.now());
    advance(Duration.ofMillis(300));
    assertThat(stage.sent(Content.GossipHello.class)).hasSize(2);
    a.engine.startRoundSoon(stage.time.now());
    b.has("2");

    advance(Duration.ofMillis(500));
    assertThat(a.names()).containsExactly("1", "2");
  }

  @Test
  void theFourMessagesOfAnExchangeCarryOneNonce() {
    Actor b = stage.actor("b").has("1");
    stage.actor("a").knows(b).started();
    advance(INTERVAL.plus(ROUND_TRIPS));

    assertThat(stage.sent).hasSize(4);
    assertThat(stage.sent(Content.Pull.class).stream().map(Content.Pull::nonce).distinct())
        .hasSize(1);
  }

  @Test
  void theFirstRoundComesAfterOneIntervalAndThenEveryInterval() {
    Actor b = stage.actor("b").has("1");
    stage.actor("a").knows(b).started();

    advance(INTERVAL.minusNanos(1));
    assertThat(stage.sent).isEmpty();
    advance(INTERVAL.multipliedBy(2));
    assertThat(stage.sent(Content.GossipHello.class)).hasSize(2);
  }

  @Test
  void noMoreThanThreePeersAreAskedEachWithItsOwnNonce() {
    List<Actor> others = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      others.add(stage.actor("p" + i));
    }
    stage.actor("a").knows(others.toArray(Actor[]::new)).started();
    advance(INTERVAL);

    List<Content.GossipHello> hellos = stage.sent(Content.GossipHello.class);
    assertThat(hellos).hasSize(3);
    assertThat(hellos.stream().map(Content.GossipHello::nonce).distinct()).hasSize(3);
    assertThat(stage.sent.stream().map(PullStage.Sent::to).distinct()).hasSize(3);
  }

  @Test
  void theRequestWaitsForAllDigestsButNotForThoseThatNeverCome() {
    Actor b = stage.actor("b").has("1");
    Actor silent = stage.actor("silent");
    Actor a = stage.actor("a").knows(b, silent).started();

    advance(INTERVAL.plus(Duration.ofMillis(999)));
    assertThat(stage.sent(Content.DataRequest.class)).isEmpty();
    advance(Duration.ofMillis(1));
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(1);
    advance(ROUND_TRIPS);
    assertThat(a.names()).containsExactly("1");
  }

  @Test
  void eachItemIsAskedOfOneOwnerOnly() {
    Actor b = stage.actor("b");
    Actor c = stage.actor("c");
    for (int i = 0; i < 100; i++) {
      b.has("item" + i);
      c.has("item" + i);
    }
    Actor a = stage.actor("a").knows(b, c).started();
    advance(INTERVAL.plus(ROUND_TRIPS));

    List<Content.DataRequest> requests = stage.sent(Content.DataRequest.class);
    assertThat(requests).hasSize(2);
    assertThat(requests).allSatisfy(r -> assertThat(r.digests()).hasSizeBetween(20, 80));
    assertThat(requests.stream().flatMap(r -> r.digests().stream())).doesNotHaveDuplicates();
    assertThat(a.store).hasSize(100);
  }

  @Test
  void aThousandDigestsAreNoTrouble() {
    Actor b = stage.actor("b");
    for (int i = 0; i < 1_000; i++) {
      b.has("item" + i);
    }
    Actor a = stage.actor("a").knows(b).started();
    advance(INTERVAL.plus(ROUND_TRIPS));

    assertThat(a.store).hasSize(1_000);
    assertThat(stage.sent).hasSize(4);
  }

  /**
   * Two owners of one item; {@code onFirst} sees the first request, whoever it goes to, and that is
   * lost.
   */
  private Actor askingTwoOwners(Consumer<PullStage.Sent> onFirst) {
    Actor a =
        stage.actor("a").knows(stage.actor("b").has("1"), stage.actor("c").has("1")).started();
    stage.lost =
        message -> {
          boolean first =
              message.content() instanceof Content.DataRequest
                  && stage.sent(Content.DataRequest.class).size() == 1;
          if (first) {
            onFirst.accept(message);
          }
          return first;
        };
    return a;
  }

  @Test
  void whatOneOwnerDoesNotBringAnotherIsAskedForInTheSameRound() {
    Actor a = askingTwoOwners(request -> {});
    advance(INTERVAL.plus(Duration.ofSeconds(1)));

    assertThat(a.names()).containsExactly("1");
    List<PullStage.Sent> requests =
        stage.sent.stream().filter(m -> m.content() instanceof Content.DataRequest).toList();
    assertThat(requests).extracting(PullStage.Sent::to).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void anEmptyUpdateMakesTheRoundGoOnWithAnotherOwnerAtOnce() {
    List<Actor> asking = new ArrayList<>();
    Actor a =
        askingTwoOwners(sent -> {
          Content.DataRequest request = (Content.DataRequest) sent.content();
          Content.DataUpdate nothing =
              new Content.DataUpdate(request.nonce(), List.of(), request.type());
          stage.time.after(
              Duration.ofMillis(20),
              now -> asking.getFirst().hear(stage.named(sent.to()), nothing));
        });
    asking.add(a);
    advance(INTERVAL.plus(ROUND_TRIPS).plus(ROUND_TRIPS));

    assertThat(a.names()).containsExactly("1");
    assertThat(a.events.rejections()).isEmpty();
  }

  @Test
  void aSpoiltItemHidesNoOtherAndIsAskedOfAnotherOwner() {
    Actor liar = stage.actor("liar").has("2");
    liar.store.put(Bytes.utf8("1"), Envelope.unsigned(Bytes.utf8("item 1 (spoilt)")));
    Actor honest = stage.actor("honest").has("1", "2");
    Actor a = stage.actor("a").knows(liar, honest).started();
    advance(Duration.ofMillis(500));
    for (int round = 0; round < 6; round++) {
      a.store.clear();
      advance(INTERVAL);
      assertThat(a.names()).containsExactlyInAnyOrder("1", "2");
    }
    assertThat(a.spoilt).containsExactly("1");
  }

  @Test
  void itemsThatNobodyReallyHasDoNotStopTheNextRound() {
    Actor liar = stage.actor("liar");
    Actor a = stage.actor("a").knows(liar).started();
    stage.lost =
        message -> {
          if (message.content() instanceof Content.GossipHello hello) {
            a.hear(
                liar,
                new Content.DataDigest(hello.nonce(), List.of(Bytes.utf8("ghost")), hello.type()));
          }
          return true;
        };
    advance(INTERVAL.multipliedBy(3));

    assertThat(stage.sent(Content.GossipHello.class)).hasSize(3);
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(3);
    assertThat(a.names()).isEmpty();
  }

  @Test
  void aDigestThatComesAfterTheFirstRequestsIsStillOfUseWhileTheHelloIsRemembered() {
    Actor quick = stage.actor("quick").has("1");
    Actor slow = stage.actor("slow").has("2");
    Actor a = stage.actor("a").knows(quick, slow).started();
    stage.lost =
        message -> message.to().equals("slow") || message.content() instanceof Content.DataUpdate;
    advance(INTERVAL.plusMillis(1_200));
    long nonce = helloTo("slow").nonce();
    a.hear(
        slow, new Content.DataDigest(nonce, List.of(Bytes.utf8("2")), PullTopic.IDENTITIES.type()));

    assertThat(stage.sent(Content.DataRequest.class)).hasSize(2);
    assertThat(stage.sent(Content.DataRequest.class).getLast().nonce()).isEqualTo(nonce);
  }

  private Content.GossipHello helloTo(String name) {
    return stage.sent.stream()
        .filter(message -> message.to().equals(name))
        .map(PullStage.Sent::content)
        .filter(Content.GossipHello.class::isInstance)
        .map(Content.GossipHello.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void roundsNeverOverlap() {
    Actor silent = stage.actor("silent");
    Actor a = stage.actor("a").knows(silent, stage.actor("b").has("1")).started();
    stage.lost = message -> message.content() instanceof Content.DataUpdate;
    advance(INTERVAL.minusMillis(500));
    a.engine.startRoundSoon(stage.time.now());
    advance(Duration.ofMillis(400));
    a.engine.startRoundSoon(stage.time.now());
    advance(Duration.ofMillis(2_599));

    assertThat(stage.sent(Content.GossipHello.class)).as("one round, two peers").hasSize(2);
    advance(Duration.ofMillis(1));
    assertThat(stage.sent(Content.GossipHello.class)).as("what was wished then").hasSize(4);
  }

  @Test
  void evidenceStartsARoundAtOnceButNotOneForEachPieceOfIt() {
    Actor b = stage.actor("b").has("1");
    Actor a = stage.actor("a").knows(b).started();
    for (int i = 0; i < 10; i++) {
      a.engine.startRoundSoon(stage.time.now());
    }
    advance(ROUND_TRIPS);

    assertThat(a.names()).containsExactly("1");
    assertThat(stage.sent(Content.GossipHello.class)).hasSize(1);
  }

  @Test
  void evidenceWithinTheGapWaitsForItsEnd() {
    Actor b = stage.actor("b").has("1");
    Actor a = stage.actor("a").knows(b).started();
    a.engine.startRoundSoon(stage.time.now());
    advance(Duration.ofMillis(100));
    b.has("2");
    a.engine.startRoundSoon(stage.time.now());

    advance(Duration.ofMillis(399));
    assertThat(stage.sent(Content.GossipHello.class)).hasSize(1);
    advance(ROUND_TRIPS.plusMillis(1));
    assertThat(a.names()).containsExactly("1", "2");
  }

  @Test
  void falseEvidenceMakesTheGapGrow() {
    Actor b = stage.actor("b").has("1");
    Actor a = stage.actor("a").has("1").knows(b).started();
    for (int i = 0; i < 200; i++) {
      a.engine.startRoundSoon(stage.time.now());
      advance(Duration.ofMillis(100));
    }

    // 20 s hold five rounds by the clock; without growth there would be forty.
    assertThat(stage.sent(Content.GossipHello.class)).hasSizeBetween(5, 13);
  }

  @Test
  void withoutPeersNothingHappens() {
    Actor a = stage.actor("a").started();
    a.engine.startRoundSoon(stage.time.now());
    advance(INTERVAL.multipliedBy(3));

    assertThat(stage.sent).isEmpty();
  }

  @Test
  void afterStopNothingIsSaidAnyMore() {
    Actor b = stage.actor("b").has("1");
    Actor a = stage.actor("a").has("2").knows(b).started();
    b.knows(a).started();
    advance(INTERVAL.plusMillis(5));
    a.engine.stop();
    int before = stage.sent.size();
    advance(INTERVAL.multipliedBy(2));

    assertThat(stage.sent.subList(before, stage.sent.size()))
        .noneMatch(message -> message.from().equals("a"));
    assertThat(a.names()).containsExactly("2");
  }

  @Test
  void aGroupInWhichEachKnowsTheNextEndsUpWithAllItems() {
    List<Actor> ring = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ring.add(stage.actor("p" + i).has("item" + i));
    }
    for (int i = 0; i < 8; i++) {
      ring.get(i).knows(ring.get((i + 1) % 8), ring.get((i + 3) % 8)).started();
    }
    advance(INTERVAL.multipliedBy(5));

    assertThat(ring).allSatisfy(actor -> assertThat(actor.store).hasSize(8));
  }

  @Test
  void whoPromisesToHaveWhatIsMissingIsAskedBeforeOthersButNotAlone() {
    Actor a = stage.actor("a");
    for (int i = 0; i < 20; i++) {
      a.knows(stage.actor("other" + i));
    }
    Actor promising = stage.actor("promising").has("1");
    a.knows(promising).promising.add(promising);
    a.started();

    advance(INTERVAL.plusMillis(1));

    List<String> asked = stage.sent.stream().map(PullStage.Sent::to).toList();
    assertThat(asked).hasSize(3).doesNotHaveDuplicates().contains("promising");
  }

  @Test
  void whoeverPromisesFalselyLeavesRoomForAnother() {
    Actor a = stage.actor("a");
    for (int i = 0; i < 5; i++) {
      Actor liar = stage.actor("liar" + i);
      a.knows(liar).promising.add(liar);
    }
    Actor honest = stage.actor("honest").has("1");
    a.knows(honest).started();

    advance(Duration.ofMinutes(5));

    assertThat(a.names()).containsExactly("1");
  }
}
