// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.pull.PullStage.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pull engine refuses, and what it costs at most (dissemination §6.2, pitfalls B.6). */
class PullAbuseTest {

  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final PullType TYPE = PullType.IDENTITY;

  private final PullStage stage = new PullStage(settings());
  private final Actor a = stage.actor("a");
  private final Actor b = stage.actor("b");
  private final Actor stranger = stage.actor("stranger");

  private static PullSettings settings() {
    return PullStage.limited(new PullLimits(5, 8, 40, 1_000, 6, 3, 2));
  }

  private static List<Bytes> names(String... names) {
    List<Bytes> list = new ArrayList<>();
    for (String name : names) {
      list.add(Bytes.utf8(name));
    }
    return list;
  }

  /** Lets a ask b, and b's answers go astray. */
  private long helloFromAToB() {
    a.knows(b).started();
    stage.lost = message -> true;
    stage.time.advance(INTERVAL);
    return stage.sent(Content.GossipHello.class).getLast().nonce();
  }

  private long requestFromAToB(String... names) {
    long nonce = helloFromAToB();
    a.hear(b, new Content.DataDigest(nonce, names(names), TYPE));
    return nonce;
  }

  private static Content.DataUpdate update(long nonce, String... names) {
    List<Envelope> items = new ArrayList<>();
    for (String name : names) {
      items.add(PullStage.itemNamed(name));
    }
    return new Content.DataUpdate(nonce, items, TYPE);
  }

  private void assertRefused(Actor actor, Rejection... reasons) {
    assertThat(actor.events.rejections()).containsExactly(reasons);
  }

  // ---- asking

  @Test
  void aDigestWithAWrongNonceIsUnsolicited() {
    long nonce = helloFromAToB();
    a.hear(b, new Content.DataDigest(nonce + 1, names("1"), TYPE));

    assertRefused(a, Rejection.UNSOLICITED);
    assertThat(stage.sent(Content.DataRequest.class)).isEmpty();
  }

  @Test
  void aDigestFromAnybodyElseIsUnsolicitedWhateverItsNonce() {
    long nonce = helloFromAToB();
    a.hear(stranger, new Content.DataDigest(nonce, names("1"), TYPE));

    assertRefused(a, Rejection.UNSOLICITED);
  }

  @Test
  void aSecondDigestIsUnsolicited() {
    long nonce = requestFromAToB("1");
    a.hear(b, new Content.DataDigest(nonce, names("2"), TYPE));

    assertRefused(a, Rejection.UNSOLICITED);
  }

  @Test
  void aDigestWithoutARoundIsUnsolicited() {
    a.hear(b, new Content.DataDigest(1, names("1"), TYPE));
    a.hear(b, update(1, "1"));

    assertRefused(a, Rejection.UNSOLICITED, Rejection.UNSOLICITED);
  }

  @Test
  void aDigestThatComesWhenTheRoundIsOverIsUnsolicited() {
    long nonce = helloFromAToB();
    stage.time.advance(Duration.ofSeconds(1));
    a.hear(b, new Content.DataDigest(nonce, names("1"), TYPE));

    assertRefused(a, Rejection.UNSOLICITED);
  }

  @Test
  void anEmptyDigestEndsTheRound() {
    long nonce = helloFromAToB();
    a.hear(b, new Content.DataDigest(nonce, List.of(), TYPE));
    a.engine.startRoundSoon(stage.time.now());
    stage.time.advance(Duration.ofMillis(500));

    assertRefused(a);
    assertThat(stage.sent(Content.GossipHello.class)).hasSize(2);
  }

  @Test
  void tooManyDigestsAreRefusedAltogether() {
    requestFromAToB("1", "2", "3", "4", "5", "6");

    assertRefused(a, Rejection.TOO_MANY_ELEMENTS);
    assertThat(stage.sent(Content.DataRequest.class)).isEmpty();
  }

  @Test
  void aDigestThatIsTooLongIsLeftOut() {
    requestFromAToB("1", "much too long");

    assertRefused(a, Rejection.TOO_MANY_ELEMENTS);
    assertThat(stage.sent(Content.DataRequest.class).getFirst().digests())
        .containsExactly(Bytes.utf8("1"));
  }

  @Test
  void theSameDigestTwiceIsAskedForOnce() {
    requestFromAToB("1", "1");

    assertThat(stage.sent(Content.DataRequest.class).getFirst().digests())
        .containsExactly(Bytes.utf8("1"));
  }

  @Test
  void anUpdateBeforeTheRequestIsUnsolicited() {
    long nonce = helloFromAToB();
    a.hear(b, update(nonce, "1"));

    assertRefused(a, Rejection.UNSOLICITED);
    assertThat(a.arrivals).isEmpty();
  }

  @Test
  void anUpdateWithAForeignNonceOrFromAnybodyElseIsUnsolicited() {
    long nonce = requestFromAToB("1");
    a.hear(b, update(nonce + 1, "1"));
    a.hear(stranger, update(nonce, "1"));

    assertRefused(a, Rejection.UNSOLICITED, Rejection.UNSOLICITED);
    assertThat(a.arrivals).isEmpty();
  }

  @Test
  void anUpdateThatComesTooLateIsUnsolicited() {
    long nonce = requestFromAToB("1");
    stage.time.advance(Duration.ofMillis(1_999));
    a.hear(b, update(nonce));
    assertRefused(a);

    stage.time.advance(Duration.ofMillis(1));
    a.hear(b, update(nonce, "1"));
    assertRefused(a, Rejection.UNSOLICITED);
    assertThat(a.arrivals).isEmpty();
  }

  @Test
  void anItemThatWasNotAskedForHidesNoOther() {
    long nonce = requestFromAToB("1", "2", "3");
    a.hear(b, update(nonce, "other", "1", "2"));

    assertRefused(a, Rejection.UNEXPECTED_ELEMENT);
    assertThat(a.arrivals).containsExactly("b:1", "b:2");
  }

  @Test
  void moreItemsThanWereAskedForAreRefusedAltogether() {
    long nonce = requestFromAToB("1");
    a.hear(b, update(nonce, "1", "1"));

    assertRefused(a, Rejection.TOO_MANY_ELEMENTS);
    assertThat(a.arrivals).isEmpty();
  }

  @Test
  void anUpdateThatComesTwiceIsTakenOnce() {
    long nonce = requestFromAToB("1", "2");
    a.hear(b, update(nonce, "1"));
    stage.time.advance(Duration.ofMillis(10));
    a.hear(b, update(nonce, "1"));

    assertThat(a.arrivals).containsExactly("b:1");
  }

  @Test
  void whatIsNoPullMessageOfThisKindIsRefused() {
    a.hear(b, new Content.GossipHello(1, Bytes.EMPTY, PullType.BLOCK));

    assertRefused(a, Rejection.UNEXPECTED_ELEMENT);
  }

  // ---- answering

  private void helloFromBToA(long nonce) {
    a.hear(b, new Content.GossipHello(nonce, Bytes.EMPTY, TYPE));
  }

  private void requestFromBToA(long nonce, String... names) {
    a.hear(b, new Content.DataRequest(nonce, names(names), TYPE));
  }

  @Test
  void aRequestWithoutAHelloIsUnsolicited() {
    a.has("1");
    requestFromBToA(7, "1");

    assertRefused(a, Rejection.UNSOLICITED);
    assertThat(stage.sent).isEmpty();
  }

  @Test
  void aHelloEntitlesItsSenderOnly() {
    a.has("1");
    helloFromBToA(7);
    a.hear(stranger, new Content.DataRequest(7, names("1"), TYPE));

    assertRefused(a, Rejection.UNSOLICITED);
    assertThat(stage.sent(Content.DataUpdate.class)).isEmpty();
  }

  @Test
  void aHelloIsRememberedForASecondAndAHalf() {
    a.has("1");
    helloFromBToA(7);
    stage.time.advance(Duration.ofMillis(1_499));
    requestFromBToA(7, "1");
    assertThat(stage.sent(Content.DataUpdate.class)).hasSize(1);

    stage.time.advance(Duration.ofMillis(1));
    requestFromBToA(7, "1");
    assertRefused(a, Rejection.UNSOLICITED);
  }

  @Test
  void aHelloEntitlesToAFewRequestsOnly() {
    a.has("1");
    helloFromBToA(7);
    for (int i = 0; i < 3; i++) {
      requestFromBToA(7, "1");
    }

    assertThat(stage.sent(Content.DataUpdate.class)).hasSize(2);
    assertRefused(a, Rejection.OVERLOADED);
  }

  @Test
  void onePeerCannotFillTheMemoryForHellos() {
    a.has("1");
    for (int i = 0; i < 4; i++) {
      helloFromBToA(i);
    }

    assertRefused(a, Rejection.OVERLOADED);
    a.hear(stranger, new Content.GossipHello(9, Bytes.EMPTY, TYPE));
    assertThat(stage.sent(Content.DataDigest.class)).hasSize(4);
  }

  @Test
  void manyPeersCannotFillItBeyondItsBoundAndItEmptiesItself() {
    a.has("1");
    for (int i = 0; i < 8; i++) {
      a.hear(stage.actor("p" + i), new Content.GossipHello(1, Bytes.EMPTY, TYPE));
    }
    assertRefused(a, Rejection.OVERLOADED, Rejection.OVERLOADED);

    stage.time.advance(Duration.ofMillis(1_500));
    helloFromBToA(1);
    assertThat(a.events.rejections()).hasSize(2);
  }

  @Test
  void whoMaySeeNothingGetsNoAnswer() {
    a.has("1");
    a.disclosed = digest -> false;
    helloFromBToA(7);
    requestFromBToA(7, "1");

    assertThat(stage.sent).isEmpty();
    assertRefused(a);
  }

  @Test
  void theRuleOfDisclosureIsAskedForOncePerMessageAndHoldsForItemsToo() {
    a.has("1", "2", "3");
    a.disclosed = digest -> !digest.equals(Bytes.utf8("2"));
    helloFromBToA(7);
    requestFromBToA(7, "1", "2", "3", "4");

    assertThat(stage.sent(Content.DataDigest.class).getFirst().digests())
        .isEqualTo(names("1", "3"));
    assertThat(stage.sent(Content.DataUpdate.class).getFirst().data())
        .containsExactly(PullStage.itemNamed("1"), PullStage.itemNamed("3"));
    assertThat(a.disclosures).isEqualTo(2);
  }

  @Test
  void aRequestForMoreThanTheLimitIsRefused() {
    a.has("1");
    helloFromBToA(7);
    requestFromBToA(7, "1", "2", "3", "4", "5", "6");

    assertRefused(a, Rejection.TOO_MANY_ELEMENTS);
  }

  @Test
  void aNameThatIsAskedForTwiceInARequestIsAnsweredOnce() {
    a.has("1");
    helloFromBToA(7);
    requestFromBToA(7, "1", "1");

    assertThat(stage.sent(Content.DataUpdate.class).getFirst().data()).hasSize(1);
  }

  @Test
  void anAnswerIsBoundedInBytesButASingleLargeItemGoes() {
    String large = "x".repeat(100);
    a.store.put(Bytes.utf8("large"), PullStage.itemNamed(large));
    a.has("1", "2", "3", "4", "5", "6");
    helloFromBToA(7);
    requestFromBToA(7, "large", "1");
    requestFromBToA(7, "1", "2", "3", "4", "5");

    List<Content.DataUpdate> updates = stage.sent(Content.DataUpdate.class);
    assertThat(updates.get(0).data()).containsExactly(PullStage.itemNamed(large));
    assertThat(updates.get(1).data().stream().mapToInt(Envelope::weight).sum())
        .isLessThanOrEqualTo(40)
        .isGreaterThan(20);
  }

  @Test
  void noMoreNamesAreOfferedThanTheLimit() {
    a.has("1", "2", "3", "4", "5", "6", "7");
    helloFromBToA(7);

    assertThat(stage.sent(Content.DataDigest.class).getFirst().digests())
        .hasSize(5)
        .doesNotHaveDuplicates();
  }
}
