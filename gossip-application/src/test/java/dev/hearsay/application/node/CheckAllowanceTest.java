// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckAllowanceTest {

  private static final PkiId FLOODER = FakeCrypto.identity(1).pkiId();
  private static final PkiId OTHER = FakeCrypto.identity(2).pkiId();

  /** A clock whose zero point means nothing, and that overflows while a test runs. */
  private static final long ORIGIN = Long.MAX_VALUE - 1_000;

  private final CheckAllowance allowance = new CheckAllowance(new CheckSettings(10, 3, 4));

  @Test
  void aPeerMaySpendItsBurstAtOnceAndNoMore() {
    assertThat(spendAll(FLOODER, 0)).isEqualTo(3);
  }

  @Test
  void whatWasSpentComesBackAtTheRateButNoMoreThanTheBurst() {
    spendAll(FLOODER, 0);

    assertThat(spendAll(FLOODER, 99)).isZero();
    assertThat(spendAll(FLOODER, 100)).isEqualTo(1);
    assertThat(spendAll(FLOODER, 300)).isEqualTo(2);
    assertThat(spendAll(FLOODER, 60_000)).isEqualTo(3);
  }

  @Test
  void onePeerSpendsNothingOfAnother() {
    spendAll(FLOODER, 0);

    assertThat(spendAll(OTHER, 0)).isEqualTo(3);
  }

  @Test
  void aDearCheckIsPaidForBeforeTheNextOne() {
    allowance.take(FLOODER, 5, at(0));

    assertThat(allowance.permits(FLOODER, at(299))).isFalse();
    assertThat(allowance.permits(FLOODER, at(300))).isTrue();
  }

  @Test
  void noMorePeersAreRememberedThanTheLimitAndTheQuietestAreForgotten() {
    spendAll(FLOODER, 0);
    for (int i = 10; i < 13; i++) {
      spendAll(FakeCrypto.identity(i).pkiId(), 0);
    }
    allowance.take(FLOODER, 1, at(1));
    spendAll(OTHER, 1);

    assertThat(allowance.peers()).isEqualTo(4);
    assertThat(allowance.permits(FLOODER, at(1))).isFalse();
    assertThat(allowance.permits(FakeCrypto.identity(10).pkiId(), at(1))).isTrue();
    assertThat(allowance.permits(FakeCrypto.identity(11).pkiId(), at(1))).isFalse();
  }

  @Test
  void limitsThatPermitNothingAreRefused() {
    assertThatThrownBy(() -> new CheckSettings(0, 1, 1)).hasMessageContaining("checksPerSecond");
    assertThatThrownBy(() -> new CheckSettings(1, 0, 1)).hasMessageContaining("burst");
    assertThatThrownBy(() -> new CheckSettings(1, 1, 0)).hasMessageContaining("maxPeers");
  }

  private int spendAll(PkiId peer, long millis) {
    int spent = 0;
    while (allowance.permits(peer, at(millis))) {
      allowance.take(peer, 1, at(millis));
      spent++;
    }
    return spent;
  }

  private static Now at(long millis) {
    return new Now(ORIGIN + Duration.ofMillis(millis).toNanos(), Instant.EPOCH);
  }
}
