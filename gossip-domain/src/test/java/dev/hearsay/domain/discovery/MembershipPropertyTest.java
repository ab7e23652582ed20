// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is heard, in whatever order: the tables keep their invariants (discovery §1 and §6). */
class MembershipPropertyTest {

  private static final int STEPS = 3_000;
  private static final int PEERS = 12;

  private final DiscoveryFixture surroundings = DiscoveryFixture.resting();
  private final Map<PkiId, PeerTime> newestHeard = new HashMap<>();
  private long nanos;

  private Now now() {
    return new Now(nanos, Instant.EPOCH.plusNanos(nanos));
  }

  private Membership membership(DiscoveryLimits limits) {
    DiscoverySettings settings = DiscoverySettings.defaults().withLimits(limits);
    return new Membership(surroundings.surroundings(settings), new Retention());
  }

  private static OrgId orgOf(int number) {
    return number % 3 == 0 ? ORG2 : ORG1;
  }

  private static AliveNews news(SplittableRandom random) {
    int number = random.nextInt(PEERS);
    TestPeer author = TestPeer.in(orgOf(number), "peer" + number);
    PeerTime time = new PeerTime(random.nextInt(3) - 1, random.nextInt(20));
    Bytes payload = Bytes.utf8(author.name() + time);
    Envelope envelope = Envelope.signed(payload, Bytes.utf8("signature"));
    boolean complete = random.nextBoolean() && author.org().equals(ORG1);
    return new AliveNews(
        author.pkiId(),
        author.org(),
        time,
        author.external(),
        complete ? author.internal() : Endpoint.NONE,
        Bytes.EMPTY,
        complete ? envelope.withSecret(new SecretEnvelope(payload, payload)) : envelope);
  }

  private void step(Membership membership, SplittableRandom random) {
    AliveNews news = news(random);
    switch (random.nextInt(10)) {
      case 0 -> membership.presumedDead(news.author(), now());
      case 1 -> membership.purge(news.author(), now());
      case 2 -> membership.hearOfDead(news, now());
      case 3 -> membership.buryTheSilent(now());
      case 4 -> membership.sweep(now());
      case 5 -> membership.claimRelay(news.author(), news.envelope().key());
      case 6 -> nanos += Duration.ofSeconds(random.nextInt(60)).toNanos();
      default -> hear(membership, news);
    }
  }

  private void hear(Membership membership, AliveNews news) {
    Membership.Standing before = membership.standing(news.author(), news.time(), news.envelope());
    Membership.Outcome outcome = membership.hear(news, now());
    boolean changes = before == Membership.Standing.NEWS || before == Membership.Standing.COMPLETES;
    assertThat(outcome != Membership.Outcome.NOTHING).isEqualTo(changes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theTablesStayConsistentAndBounded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DiscoveryLimits tight = new DiscoveryLimits(3, 2, 4, 1, 1, 1, 1, 1, 1, 1);
    Membership membership = membership(tight);

    for (int i = 0; i < STEPS; i++) {
      step(membership, random);
      assertConsistent(membership.table());
      assertThat(membership.table().size(ORG1)).isLessThanOrEqualTo(3);
      assertThat(membership.table().size(ORG2)).isLessThanOrEqualTo(3);
      assertThat(membership.table().reported()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void whoIsKnownIsKnownByTheNewestMessageThatWasHeard(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Membership membership = membership(DiscoveryLimits.defaults());

    for (int i = 0; i < STEPS; i++) {
      AliveNews news = news(random);
      if (random.nextInt(4) == 0) {
        membership.presumedDead(news.author(), now());
      } else {
        membership.hear(news, now());
        newestHeard.merge(news.author(), news.time(), (a, b) -> b.isAfter(a) ? b : a);
      }
    }

    newestHeard.forEach((author, time) ->
        assertThat(membership.table().find(author).orElseThrow().time()).isEqualTo(time));
  }

  private static void assertConsistent(MembershipTable table) {
    List<MemberEntry> all = new ArrayList<>(table.alive());
    all.addAll(table.dead());
    assertThat(all).extracting(MemberEntry::pkiId).doesNotHaveDuplicates();
    assertThat(table.alive()).noneMatch(MemberEntry::reported);
    assertThat(table.reported())
        .isEqualTo((int) all.stream().filter(MemberEntry::reported).count());
    assertThat(table.size()).isEqualTo(all.size());
    assertThat(table.size(ORG1) + table.size(ORG2)).isEqualTo(all.size());
    for (MemberEntry entry : all) {
      assertThat(table.find(entry.pkiId())).contains(entry);
      assertThat(table.find(entry.envelope().key())).contains(entry);
    }
    assertThat(List.copyOf(table.alive()))
        .isSortedAccordingTo(Comparator.comparing(MemberEntry::pkiId));
  }
}
