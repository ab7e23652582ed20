// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.ORG2;
import static dev.hearsay.domain.rehearsal.Cast.ORG3;
import static dev.hearsay.domain.rehearsal.Cast.peer;
import static dev.hearsay.domain.rehearsal.Cast.pki;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.identity.CertStage.Node;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How identities spread by pull (identities §9). */
class CertStoreTest {

  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final Duration EXCHANGE = Duration.ofMillis(100);
  private static final Instant SOON = Instant.parse("2026-01-01T00:01:00Z");

  private final CertStage stage = new CertStage();

  private Node node(String name, OrgId org) {
    return stage.node(peer(name, org));
  }

  private void advance(Duration duration) {
    stage.time.advance(duration);
  }

  // ---- spreading

  @Test
  void aNodeOffersItsOwnIdentityAndWhatItPulled() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1);
    Node c = node("c", ORG1);
    a.sees(b).starts();
    b.sees(c).starts();
    advance(INTERVAL.plus(EXCHANGE));
    assertThat(b.store.offered()).containsExactly(pki("b"), pki("c"));
    assertThat(b.mapper.peek(pki("c"))).contains(peer("c", ORG1));

    advance(INTERVAL);
    assertThat(a.store.offered()).containsExactlyInAnyOrder(pki("a"), pki("b"), pki("c"));
    assertThat(a.mapper.peek(pki("c"))).contains(peer("c", ORG1));
    assertThat(a.events.rejections()).isEmpty();
  }

  @Test
  void whatIsPassedOnAreTheOriginalBytes() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1).sees(a).starts();
    advance(INTERVAL.plus(EXCHANGE));

    assertThat(b.served(pki("a"))).isEqualTo(a.served(pki("a")));
  }

  @Test
  void anIdentityThatWasLearnedOtherwiseIsNotOfferedButStillPulled() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1).sees(a);
    b.mapper.put(peer("a", ORG1), stage.time.now());
    assertThat(b.store.offered()).containsExactly(pki("b"));

    b.starts();
    advance(INTERVAL.plus(EXCHANGE));
    assertThat(b.store.offered()).containsExactly(pki("b"), pki("a"));
    assertThat(b.crypto.validations()).as("known byte for byte, so not validated again").isZero();
  }

  @Test
  void whatIsAtHandIsNotFetchedAgain() {
    Node a = node("a", ORG1);
    node("b", ORG1).sees(a).starts();
    advance(INTERVAL.multipliedBy(3).plus(EXCHANGE));

    assertThat(stage.sent(Content.GossipHello.class)).hasSize(3);
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(1);
  }

  @Test
  void whatWasRemovedIsNotOfferedAndMayBeFetchedAgain() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1).sees(a).starts();
    advance(INTERVAL.plus(EXCHANGE));
    b.mapper.purge(pki("a"), PurgeCause.UNUSED, stage.time.now());
    assertThat(b.store.offered()).containsExactly(pki("b"));

    advance(INTERVAL);
    assertThat(b.store.offered()).containsExactly(pki("b"), pki("a"));
  }

  @Test
  void theIdentityOfAnUnknownSpeakerIsFetchedAtOnce() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1).sees(a).starts();
    b.store.wantedSoon(pki("a"), stage.time.now());
    advance(EXCHANGE);

    assertThat(b.mapper.peek(pki("a"))).isPresent();
  }

  @Test
  void aNameThatIsNoneOrAtHandIsNoEvidence() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1).sees(a).starts();
    b.store.wantedSoon(pki("b"), stage.time.now());
    b.store.wantedSoon(PkiId.NONE, stage.time.now());
    advance(EXCHANGE);

    assertThat(stage.sent(Content.GossipHello.class)).isEmpty();
  }

  @Test
  void onlyAnOwnIdentityMessageIsTakenAsTheOwn() {
    Node a = node("a", ORG1);
    Node b = node("b", ORG1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.store.own(b.introduction(), stage.time.now()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> a.store.own(stage.signed(pki("a"), new Content.Empty()), stage.time.now()));
  }

  // ---- bad items

  /**
   * A victim that has asked a liar for identities by these names; the liar's real answers go
   * astray.
   */
  private Node victimAsking(Node liar, PkiId... names) {
    Node victim = node("victim", ORG1).sees(liar).starts();
    stage.lost = message -> true;
    advance(INTERVAL);
    List<Bytes> digests = List.of(names).stream().map(PkiId::value).toList();
    victim.hear(liar, new Content.DataDigest(stage.lastNonce(), digests, PullType.IDENTITY));
    return victim;
  }

  private void answer(Node victim, Node liar, Envelope... items) {
    victim.hear(liar, new Content.DataUpdate(stage.lastNonce(), List.of(items), PullType.IDENTITY));
    advance(EXCHANGE);
  }

  private static Content.PeerIdentityMessage introducing(
      PkiId claimed, ValidatedIdentity identity) {
    return new Content.PeerIdentityMessage(claimed, identity.identity(), Bytes.EMPTY);
  }

  @Test
  void aBadItemHidesNone() {
    Node liar = node("liar", ORG1);
    Node good = node("good", ORG1);
    Node victim = victimAsking(liar, pki("x"), pki("y"), pki("z"), pki("good"));
    SignedMessage forged = stage.forged(introducing(pki("x"), peer("x", ORG1)));
    answer(
        victim,
        liar,
        Envelope.unsigned(Bytes.utf8("garbage")),
        stage.signed(pki("liar"), new Content.Empty()).envelope(),
        forged.envelope(),
        good.introduction().envelope());

    assertThat(victim.store.offered()).containsExactly(pki("victim"), pki("good"));
    assertThat(victim.events.rejections())
        .containsExactly(
            Rejection.MALFORMED_MESSAGE, Rejection.UNEXPECTED_ELEMENT, Rejection.BAD_SIGNATURE);
    assertThat(victim.events.of(GossipEvent.Rejected.class).getFirst().detail())
        .isEqualTo("MALFORMED: never encoded");
    assertThat(victim.mapper.peek(pki("x"))).isEmpty();
  }

  @Test
  void anItemThatIsKnownByteForByteIsNotDecodedAgain() {
    Node b = node("b", ORG1);
    Node a = victimAsking(b, pki("b"), pki("x"));
    Envelope introduction = b.introduction().envelope();
    answer(a, b, introduction);
    answer(a, b, introduction);

    assertThat(a.store.offered()).containsExactly(pki("victim"), pki("b"));
    assertThat(stage.codec.decodings()).isEqualTo(1);
  }

  @Test
  void anIdentityUnderAnotherPeersNameIsRefused() {
    Node liar = node("liar", ORG1);
    Node victim = victimAsking(liar, pki("x"));
    answer(
        victim,
        liar,
        stage.signed(pki("liar"), introducing(pki("x"), peer("liar", ORG1))).envelope());

    assertThat(victim.events.rejections()).containsExactly(Rejection.PKI_ID_MISMATCH);
    assertThat(victim.store.offered()).containsExactly(pki("victim"));
  }

  @Test
  void anIdentityThatWasNotAskedForIsRefusedBeforeItIsVerified() {
    Node liar = node("liar", ORG1);
    Node victim = victimAsking(liar, pki("x"));
    answer(victim, liar, liar.introduction().envelope());

    assertThat(victim.events.rejections()).containsExactly(Rejection.UNEXPECTED_ELEMENT);
    assertThat(victim.crypto.validations()).isZero();
  }

  @Test
  void anIdentityOfAnUntrustedOrganizationIsRefused() {
    Node liar = node("liar", ORG1);
    Node victim = victimAsking(liar, pki("x"));
    ValidatedIdentity foreign = peer("x", ORG3);
    answer(victim, liar, stage.signed(pki("x"), introducing(pki("x"), foreign)).envelope());

    assertThat(victim.events.rejections()).containsExactly(Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void anExpiredIdentityIsRefusedAndNotFetchedAgain() {
    Node keeper = node("keeper", ORG1);
    Node old = stage.node(peer("old", ORG1, SOON));
    keeper.sees(old).starts();
    advance(INTERVAL.plus(EXCHANGE));
    assertThat(keeper.store.offered()).contains(pki("old"));
    Envelope introduction = keeper.served(pki("old"));
    advance(Duration.ofMinutes(2));
    assertThat(keeper.store.offered()).doesNotContain(pki("old"));

    Node victim = victimAsking(keeper, pki("old"));
    answer(victim, keeper, introduction);
    assertThat(victim.events.rejections()).containsExactly(Rejection.EXPIRED_IDENTITY);

    advance(INTERVAL);
    int requests = stage.sent(Content.DataRequest.class).size();
    victim.hear(
        keeper,
        new Content.DataDigest(stage.lastNonce(), List.of(pki("old").value()), PullType.IDENTITY));
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(requests);
  }

  @Test
  void anIdentityMessageBeyondTheLimitIsRefusedBeforeItIsDecoded() {
    Node liar = node("liar", ORG1);
    Node victim = victimAsking(liar, pki("x"));
    answer(victim, liar, Envelope.unsigned(Bytes.wrap(new byte[64 * 1024 + 1])));

    assertThat(victim.events.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void aNameThatIsNoPkiIdIsReportedAndNotAskedFor() {
    Node liar = node("liar", ORG1);
    Node victim = victimAsking(liar, new PkiId(Bytes.utf8("short")));

    assertThat(victim.events.rejections()).containsExactly(Rejection.BAD_PKI_ID_LENGTH);
    assertThat(stage.sent(Content.DataRequest.class)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    Node small = stage.node(peer("small", ORG1), 1);
    small.sees(node("a", ORG1)).sees(node("b", ORG1)).starts();
    advance(INTERVAL.plus(EXCHANGE));

    assertThat(small.store.offered()).hasSize(2).startsWith(pki("small"));
    assertThat(small.events.rejections()).contains(Rejection.MEMBERSHIP_FULL);
  }

  // ---- disclosure (identities §9.3)

  /** What {@code requester} is offered by a node of Org1 that holds one peer of each kind. */
  private List<String> offeredTo(ValidatedIdentity requester, String ownExternalEndpoint) {
    Node asked = stage.node(peer("asked", ORG1)).withExternalEndpoint(ownExternalEndpoint);
    asked.holds(peer("open1", ORG1)).holds(peer("open2", ORG2)).holds(peer("open3", ORG3));
    asked.holds(peer("hidden1", ORG1)).holds(peer("hidden2", ORG2)).holds(peer("nomember", ORG1));
    asked.listsOnly("open1:1", "open1").listsOnly("open2:1", "open2").listsOnly("o:3", "open3");
    asked.listsOnly("", "hidden1").listsOnly("", "hidden2");
    asked.hear(stage.node(requester), new Content.GossipHello(1, Bytes.EMPTY, PullType.IDENTITY));
    return stage.sent(Content.DataDigest.class).stream()
        .flatMap(digest -> digest.digests().stream())
        .map(name -> name.toUtf8().trim())
        .sorted()
        .toList();
  }

  @Test
  void theOwnOrganizationSeesAll() {
    assertThat(offeredTo(peer("r", ORG1), ""))
        .containsExactly("asked", "hidden1", "hidden2", "nomember", "open1", "open2", "open3");
  }

  @Test
  void aForeignOrganizationSeesItsOwnAndOursIfTheyHaveAnExternalEndpoint() {
    assertThat(offeredTo(peer("r", ORG2), "asked:1")).containsExactly("asked", "open1", "open2");
  }

  @Test
  void aNodeWithoutExternalEndpointDoesNotShowItselfAbroad() {
    assertThat(offeredTo(peer("r", ORG2), "")).containsExactly("open1", "open2");
  }

  @Test
  void whatIsNotOfferedIsNotServedEither() {
    Node asked = node("asked", ORG1).withExternalEndpoint("asked:1");
    asked.holds(peer("hidden1", ORG1)).listsOnly("", "hidden1");
    Node foreign = node("foreign", ORG2);
    asked.hear(foreign, new Content.GossipHello(1, Bytes.EMPTY, PullType.IDENTITY));
    asked.hear(
        foreign,
        new Content.DataRequest(
            1, List.of(pki("hidden1").value(), pki("asked").value()), PullType.IDENTITY));

    assertThat(stage.sent(Content.DataUpdate.class).getFirst().data())
        .containsExactly(asked.served(pki("asked")));
  }

  @Test
  void anIdentityThatHasEndedIsShownToNobody() {
    Node asked = node("asked", ORG1);
    asked.holds(peer("old", ORG1, SOON));
    stage.time.jumpWall(Duration.ofHours(1));
    asked.hear(node("r", ORG1), new Content.GossipHello(1, Bytes.EMPTY, PullType.IDENTITY));

    assertThat(stage.sent(Content.DataDigest.class).getFirst().digests())
        .containsExactly(pki("asked").value());
  }
}
