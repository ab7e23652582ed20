// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The memory of identities that had ended when they came. */
class IdentityItemsTest {

  private static final CertStoreSettings SETTINGS = CertStoreSettings.defaults();

  private final IdentityItems items = new IdentityItems(SETTINGS);

  private static Now after(Duration elapsed) {
    return new Now(elapsed.toNanos(), Instant.EPOCH.plus(elapsed));
  }

  private static PkiId name(int number) {
    return new PkiId(Bytes.utf8("%032d".formatted(number)));
  }

  @Test
  void aFullMemoryOfWhatHadEndedMakesRoomWhenItsTimeIsOver() {
    Now first = after(Duration.ZERO);
    for (int i = 0; i < 1_000; i++) {
      items.markExpired(name(i), first);
    }
    Now later = after(SETTINGS.expiredMemory().plusSeconds(1));

    items.markExpired(name(1_000), later);

    assertThat(items.isKnownExpired(name(1_000), later)).isTrue();
    assertThat(items.isKnownExpired(name(0), later)).isFalse();
  }
}
