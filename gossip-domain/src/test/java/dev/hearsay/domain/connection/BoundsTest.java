// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {

  private static final ConnectionSettings DEFAULTS = ConnectionSettings.defaults();

  private static Now at(Duration elapsed) {
    return new Now(elapsed.toNanos(), Instant.EPOCH);
  }

  private static PkiId id(int number) {
    return new PkiId(Bytes.utf8("peer " + number));
  }

  @Test
  void defaultsAreThoseOfFabric() {
    assertThat(DEFAULTS.handshakeTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(DEFAULTS.lanes().messages()).isEqualTo(200);
    assertThat(DEFAULTS.dialling().longestBackOff()).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void limitsThatMakeNoSenseAreTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withHandshakeTimeout(Duration.ZERO))
        .withMessageContaining("handshakeTimeout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withGrace(Duration.ofSeconds(-1)))
        .withMessageContaining("grace");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withMaxPendingAcks(0))
        .withMessageContaining("maxPendingAcks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionSettings.Links(1, 2, 1, 1, 1, 1, 1))
        .withMessageContaining("strangers 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionSettings.Lanes(0, 1, 1))
        .withMessageContaining("lane messages");
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ConnectionSettings.Dialling(1, 1, second, 1, second, Duration.ofMillis(1)))
        .withMessageContaining("longestBackOff");
  }

  @Test
  void firstRestIsBetweenHalfOfTheFullOneAndAllOfIt() {
    BackOff backOff = new BackOff(DEFAULTS.dialling(), new SeededRandomness(7));

    assertThat(IntStream.range(0, 100).mapToObj(i -> backOff.after(1)).distinct())
        .hasSizeGreaterThan(50)
        .allMatch(rest -> rest.toMillis() >= 125 && rest.toMillis() <= 250);
  }

  @Test
  void restsStayBoundedAfterAnyNumberOfFailures() {
    BackOff backOff = new BackOff(DEFAULTS.dialling(), new SeededRandomness(7));

    for (int failures : new int[] {8, 64, 1_000_000, Integer.MAX_VALUE}) {
      assertThat(backOff.after(failures))
          .isBetween(Duration.ofMillis(12_500), Duration.ofSeconds(25));
    }
    assertThat(backOff.shortly()).isBetween(Duration.ofMillis(1), Duration.ofMillis(20));
  }

  @Test
  void jobsWaitInTurnAndAreUnderWayOnce() {
    Slots<String> slots = new Slots<>(1, 2);
    slots.submit("a");
    assertThat(slots.next()).contains("a");
    assertThat(List.of(slots.submit("a"), slots.submit("b"), slots.submit("c"))).containsOnly(true);
    assertThat(slots.submit("d")).isFalse();
    assertThat(slots.next()).isEmpty();

    assertThat(slots.withdraw("a")).isFalse();
    assertThat(slots.withdraw("b")).isTrue();
    slots.release("a");

    assertThat(slots.next()).contains("c");
    assertThat(slots.isUnderWay("a")).isFalse();
  }

  @Test
  void peersWhoseDialsFailedLongAgoAreForgotten() {
    Peers peers = new Peers(DEFAULTS, new Backlog());
    for (int i = 0; i < 64; i++) {
      peers.obtain(id(i), at(Duration.ZERO)).failed();
    }
    assertThat(peers.size()).isEqualTo(64);

    peers.obtain(id(64), at(Duration.ofSeconds(25)));

    assertThat(peers.size()).isOne();
  }

  @Test
  void peersWhoseDialsFailedLatelyAreRemembered() {
    Peers peers = new Peers(DEFAULTS, new Backlog());
    for (int i = 0; i < 65; i++) {
      peers.obtain(id(i), at(Duration.ofSeconds(i))).failed();
    }

    assertThat(peers.find(id(0))).isEmpty();
    assertThat(peers.find(id(60))).isPresent();
  }

  @Test
  void quietPeerWithoutAPastIsForgottenAtOnce() {
    Peers peers = new Peers(DEFAULTS, new Backlog());
    Peer peer = peers.obtain(id(1), at(Duration.ZERO));

    peers.forgetIfQuiet(peer);

    assertThat(peers.size()).isZero();
    assertThatCode(() -> peers.forgetIfQuiet(peer)).doesNotThrowAnyException();
  }
}
