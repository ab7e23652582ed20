// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.bootstrap.log.RepeatFilter.HeldBack;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
  private static final Optional<HeldBack> NOTHING_BEFORE = Optional.of(new HeldBack(0, 0));

  private final RepeatFilter<String> filter = new RepeatFilter<>(Duration.ofSeconds(60), 2);

  @Test
  void aSubjectPassesOncePerIntervalAndBringsTheCountOfTheRest() {
    assertThat(passAt(0, "a")).isEqualTo(NOTHING_BEFORE);
    assertThat(passAt(1, "a")).isEmpty();
    assertThat(passAt(59, "a")).isEmpty();
    assertThat(passAt(60, "a")).contains(new HeldBack(2, 0));
    assertThat(passAt(119, "a")).isEmpty();
    assertThat(passAt(120, "a")).contains(new HeldBack(1, 0));
  }

  @Test
  void subjectsDoNotHinderEachOther() {
    assertThat(passAt(0, "a")).isEqualTo(NOTHING_BEFORE);
    assertThat(passAt(0, "b")).isEqualTo(NOTHING_BEFORE);
  }

  @Test
  void whoInventsNamesIsHeldBackWhenTheTableIsFull() {
    passAt(0, "a");
    passAt(1, "b");

    assertThat(passAt(2, "c")).isEmpty();
    assertThat(passAt(3, "d")).isEmpty();
    assertThat(passAt(60, "a")).contains(new HeldBack(0, 2));
  }

  @Test
  void theOldestMakesRoomAfterItsIntervalAndItsCountIsKept() {
    passAt(0, "a");
    passAt(1, "b");
    passAt(2, "a");

    assertThat(passAt(60, "c")).contains(new HeldBack(0, 1));
    assertThat(passAt(60, "b")).isEmpty();
  }

  @Test
  void aFilterThatRemembersNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatFilter<String>(Duration.ofSeconds(1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatFilter<String>(Duration.ZERO, 1));
  }

  private Optional<HeldBack> passAt(long seconds, String subject) {
    return filter.pass(subject, Duration.ofSeconds(seconds).toNanos());
  }
}
