// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.ORG2;
import static dev.hearsay.domain.rehearsal.Cast.peer;
import static dev.hearsay.domain.rehearsal.Cast.pki;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.rehearsal.RecordedEvents;
import dev.hearsay.domain.rehearsal.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityMapperTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TICK = Duration.ofNanos(1);
  private static final Instant SOON = VirtualTime.START.plusSeconds(60);

  private final VirtualTime time = new VirtualTime();
  private final RecordedEvents events = new RecordedEvents();
  private final List<String> purged = new ArrayList<>();
  private final List<IdentityMapper> mappers = new ArrayList<>();

  private IdentityMapper mapper(IdentitySettings settings, ValidatedIdentity self) {
    IdentityMapper mapper =
        new IdentityMapper(
            settings,
            self,
            time.scheduler((timer, now) -> mappers.getFirst().timer(timer, now)),
            events,
            (peer, cause, now) -> {
              assertThat(mappers.getFirst().peek(peer)).as("removed before told").isEmpty();
              purged.add(peer.value().toUtf8().trim() + " " + cause);
            });
    mappers.add(mapper);
    mapper.start(time.now());
    return mapper;
  }

  private IdentityMapper mapper() {
    return mapper(IdentitySettings.defaults(), peer("me", ORG1));
  }

  @Test
  void theOwnIdentityIsThereFromTheStart() {
    IdentityMapper mapper = mapper();

    assertThat(mapper.get(pki("me"), time.now())).contains(peer("me", ORG1));
    assertThat(mapper.all()).containsExactly(peer("me", ORG1));
    assertThat(mapper.self()).isEqualTo(peer("me", ORG1));
  }

  @Test
  void aStoredIdentityIsFoundWithItsOrganization() {
    IdentityMapper mapper = mapper();

    assertThat(mapper.put(peer("a", ORG2), time.now())).isTrue();
    assertThat(mapper.get(pki("a"), time.now())).contains(peer("a", ORG2));
    assertThat(mapper.peek(pki("a"))).contains(peer("a", ORG2));
    assertThat(mapper.orgOf(pki("a"), time.now())).contains(ORG2);
    assertThat(mapper.orgOf(pki("b"), time.now())).isEmpty();
    assertThat(events.of(GossipEvent.IdentityLearned.class))
        .containsExactly(new GossipEvent.IdentityLearned(pki("a"), ORG2));
  }

  @Test
  void whatIsKnownStaysAsItIs() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG2), time.now());

    assertThat(mapper.put(peer("a", ORG2), time.now())).isTrue();
    assertThat(mapper.put(peer("a", ORG2, SOON), time.now())).isTrue();
    assertThat(mapper.peek(pki("a"))).contains(peer("a", ORG2));
    assertThat(events.all()).hasSize(1);
  }

  @Test
  void anExpiredIdentityIsRefusedByName() {
    IdentityMapper mapper = mapper();

    assertThat(mapper.put(peer("a", ORG1, VirtualTime.START.minusMillis(1)), time.now())).isFalse();
    assertThat(mapper.peek(pki("a"))).isEmpty();
    assertThat(events.rejections()).containsExactly(Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void anIdentityGoesOneMillisecondAfterItsCertificate() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1, SOON), time.now());

    time.advance(Duration.ofSeconds(60));
    assertThat(mapper.peek(pki("a"))).isPresent();
    time.advance(Duration.ofMillis(1));
    assertThat(mapper.peek(pki("a"))).isEmpty();
    assertThat(purged).containsExactly("a EXPIRED");
    assertThat(events.of(GossipEvent.IdentityPurged.class))
        .containsExactly(new GossipEvent.IdentityPurged(pki("a"), PurgeCause.EXPIRED));
  }

  @Test
  void eachOfSeveralEndsIsMetInTime() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("late", ORG1, VirtualTime.START.plus(Duration.ofMinutes(50))), time.now());
    mapper.put(peer("second", ORG1, SOON.plusSeconds(1)), time.now());
    mapper.put(peer("first", ORG1, SOON), time.now());

    time.advance(Duration.ofSeconds(60).plusMillis(1));
    assertThat(purged).containsExactly("first EXPIRED");
    time.advance(Duration.ofSeconds(1));
    assertThat(purged).containsExactly("first EXPIRED", "second EXPIRED");
    time.advance(Duration.ofMinutes(49).minusMillis(1001));
    assertThat(purged).hasSize(2);
    time.advance(Duration.ofSeconds(1));
    assertThat(purged).endsWith("late EXPIRED");
  }

  @Test
  void timersDoNotMultiply() {
    IdentityMapper mapper = mapper();
    for (int i = 0; i < 100; i++) {
      mapper.put(peer("p" + i, ORG1, SOON.minusMillis(100L * i)), time.now());
      mapper.put(peer("q" + i, ORG1, Instant.MAX), time.now());
    }
    time.advance(Duration.ofHours(3));

    assertThat(time.pending()).isEqualTo(1);
  }

  @Test
  void aWallClockThatJumpsAheadIsNoticedAtTheNextSweep() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1, VirtualTime.START.plus(Duration.ofDays(30))), time.now());
    time.jumpWall(Duration.ofDays(31));
    time.advance(Duration.ofMinutes(6));

    assertThat(purged).containsExactly("a EXPIRED");
    assertThat(mapper.peek(pki("a"))).isEmpty();
  }

  @Test
  void aWallClockThatJumpsBackKeepsTheIdentityUntilItsTime() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1, SOON), time.now());
    time.jumpWall(Duration.ofSeconds(-30));

    time.advance(Duration.ofSeconds(61));
    assertThat(mapper.peek(pki("a"))).isPresent();
    time.advance(Duration.ofSeconds(30));
    assertThat(purged).containsExactly("a EXPIRED");
  }

  @Test
  void theOwnIdentityExpiresLikeAnyOther() {
    IdentityMapper mapper = mapper(IdentitySettings.defaults(), peer("me", ORG1, SOON));
    time.advance(Duration.ofSeconds(61));

    assertThat(purged).containsExactly("me EXPIRED");
    assertThat(mapper.self()).isEqualTo(peer("me", ORG1, SOON));
  }

  @Test
  void anIdentityThatNobodyAsksForGoesAfterTheUsageThreshold() {
    IdentityMapper mapper = mapper();
    time.advance(TICK);
    mapper.put(peer("a", ORG1), time.now());

    time.advance(HOUR);
    assertThat(mapper.peek(pki("a"))).as("not yet older than the threshold").isPresent();
    time.advance(Duration.ofMinutes(6));
    assertThat(purged).containsExactly("a UNUSED");
    assertThat(mapper.peek(pki("me"))).as("the own one is exempt").isPresent();
  }

  @Test
  void lookingItUpKeepsAnIdentityButPeekingDoesNot() {
    IdentityMapper mapper = mapper();
    List.of("used", "org", "peeked", "again").forEach(n -> mapper.put(peer(n, ORG1), time.now()));
    time.advance(Duration.ofMinutes(30));
    mapper.get(pki("used"), time.now());
    mapper.orgOf(pki("org"), time.now());
    mapper.peek(pki("peeked"));
    mapper.put(peer("again", ORG1), time.now());
    time.advance(Duration.ofMinutes(45));

    assertThat(purged).containsExactlyInAnyOrder("peeked UNUSED", "again UNUSED");
  }

  @Test
  void suspectsAreReturnedOnceTheUnusedAreGone() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("old", ORG1), time.now());
    time.advance(Duration.ofMinutes(59));
    mapper.put(peer("a", ORG1), time.now());
    mapper.put(peer("b", ORG2), time.now());
    time.advance(Duration.ofSeconds(59));
    time.advance(Duration.ofSeconds(1).plusNanos(1));

    List<ValidatedIdentity> suspects =
        mapper.suspects(identity -> identity.org().equals(ORG1), time.now());
    assertThat(purged).containsExactly("old UNUSED");
    assertThat(suspects).containsExactlyInAnyOrder(peer("me", ORG1), peer("a", ORG1));
  }

  @Test
  void beingSuspectedCountsAsUse() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1), time.now());
    mapper.put(peer("b", ORG2), time.now());
    time.advance(Duration.ofMinutes(50));
    mapper.suspects(identity -> identity.org().equals(ORG1), time.now());
    time.advance(Duration.ofMinutes(50));

    assertThat(purged).containsExactly("b UNUSED");
  }

  @Test
  void aSuspectThatIsRefusedGoes() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1), time.now());
    mapper.revalidated(
        peer("a", ORG1),
        new IdentityVerdict.Refused(Rejection.REVOKED_IDENTITY, "on the list"),
        time.now());

    assertThat(purged).containsExactly("a SUSPECTED");
    assertThat(events.rejections()).containsExactly(Rejection.REVOKED_IDENTITY);
  }

  @Test
  void aSuspectThatIsConfirmedStaysWithTheNewJudgement() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1), time.now());
    ValidatedIdentity shorter =
        new ValidatedIdentity(pki("a"), peer("a", ORG1).identity(), ORG1, SOON);
    mapper.revalidated(peer("a", ORG1), new IdentityVerdict.Valid(shorter), time.now());

    assertThat(mapper.peek(pki("a"))).contains(shorter);
    time.advance(Duration.ofSeconds(61));
    assertThat(purged).containsExactly("a EXPIRED");
  }

  @Test
  void aJudgementThatComesTooLateChangesNothing() {
    IdentityMapper mapper = mapper();
    mapper.revalidated(peer("a", ORG1), new IdentityVerdict.Valid(peer("a", ORG1)), time.now());
    mapper.revalidated(
        peer("a", ORG1), new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, ""), time.now());

    assertThat(mapper.peek(pki("a"))).isEmpty();
    assertThat(purged).isEmpty();
    assertThat(events.all()).isEmpty();
  }

  @Test
  void purgingTellsTheCauseOnce() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1), time.now());
    mapper.purge(pki("a"), PurgeCause.SWITCHED, time.now());
    mapper.purge(pki("a"), PurgeCause.SWITCHED, time.now());

    assertThat(purged).containsExactly("a SWITCHED");
    assertThat(mapper.put(peer("a", ORG1), time.now())).as("may be learned again").isTrue();
  }

  @Test
  void aFullTableDisplacesTheLeastRecentlyUsedButNeverTheOwn() {
    IdentityMapper mapper = mapper(new IdentitySettings(HOUR, 2, 1_000, 10_000), peer("me", ORG1));
    mapper.put(peer("a", ORG1), time.now());
    mapper.put(peer("b", ORG1), time.now());
    mapper.get(pki("a"), time.now());

    assertThat(mapper.put(peer("c", ORG1), time.now())).isTrue();
    assertThat(purged).containsExactly("b DISPLACED");
    assertThat(mapper.all().stream().map(ValidatedIdentity::pkiId))
        .containsExactlyInAnyOrder(pki("me"), pki("a"), pki("c"));
  }

  @Test
  void bytesAreBoundedToo() {
    int weight = peer("a", ORG1).identity().serialized().length();
    IdentityMapper mapper =
        mapper(new IdentitySettings(HOUR, 100, weight, 2L * weight), peer("me", ORG1));
    List.of("a", "b", "c").forEach(name -> mapper.put(peer(name, ORG1), time.now()));

    assertThat(purged).containsExactly("a DISPLACED");
    assertThat(mapper.put(peer("much longer name", ORG1), time.now())).isFalse();
    assertThat(events.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void aStoredIdentityLetsGoOfTheMessageItCameIn() {
    byte[] message = new byte[1_000];
    byte[] serialized = peer("a", ORG1).identity().serialized().toArray();
    System.arraycopy(serialized, 0, message, 500, serialized.length);
    Bytes window = Bytes.wrap(message, 500, serialized.length);
    IdentityMapper mapper = mapper();
    mapper.put(
        new ValidatedIdentity(pki("a"), new PeerIdentity(window), ORG1, Instant.MAX), time.now());

    Bytes stored = mapper.peek(pki("a")).orElseThrow().identity().serialized();
    assertThat(stored).isEqualTo(window);
    assertThat(stored.<Integer>read((array, offset, length) -> array.length))
        .isEqualTo(serialized.length);
  }

  @Test
  void theListenerMayCallTheMapper() {
    List<PkiId> seen = new ArrayList<>();
    List<IdentityMapper> self = new ArrayList<>();
    IdentityMapper mapper =
        new IdentityMapper(
            IdentitySettings.defaults(),
            peer("me", ORG1),
            time.scheduler((timer, now) -> self.getFirst().timer(timer, now)),
            events,
            (peer, cause, now) -> {
              seen.add(peer);
              self.getFirst().purge(pki("b"), PurgeCause.SWITCHED, now);
              self.getFirst().put(peer("d", ORG1), now);
            });
    self.add(mapper);
    mapper.start(time.now());
    List.of("a", "b", "c").forEach(n -> mapper.put(peer(n, ORG1, SOON), time.now()));
    time.advance(Duration.ofMinutes(2));

    assertThat(seen).containsExactly(pki("a"), pki("b"), pki("c"));
    assertThat(mapper.peek(pki("d"))).isPresent();
  }

  @Test
  void afterStopNoTimerCountsAndNoneIsSet() {
    IdentityMapper mapper = mapper();
    mapper.put(peer("a", ORG1, SOON), time.now());
    mapper.stop();
    time.advance(Duration.ofHours(5));

    assertThat(purged).isEmpty();
    assertThat(time.pending()).isZero();
    assertThat(mapper.peek(pki("a"))).isPresent();
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentitySettings(Duration.ofMillis(1), 1, 1, 1))
        .withMessageContaining("usageThreshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentitySettings(HOUR, 0, 1, 1))
        .withMessageContaining("maxIdentities");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentitySettings(HOUR, 1, 0, 1))
        .withMessageContaining("maxIdentityBytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdentitySettings(HOUR, 1, 2, 1))
        .withMessageContaining("maxTotalBytes");
  }
}
