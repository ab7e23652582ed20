// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.rehearsal.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockWindowTest {

  private static final Duration TTL = Duration.ofSeconds(400);
  private static final int CAPACITY = 10;

  private final VirtualTime time = new VirtualTime();

  private BlockWindow<String> window(long maxBytes) {
    return new BlockWindow<>(new MessageStoreSettings(CAPACITY, maxBytes, TTL));
  }

  private final BlockWindow<String> window = window(1_000);

  private Outcome add(long number) {
    return window.add(number, "block " + Long.toUnsignedString(number), 10, time.now());
  }

  @Test
  void aKnownNumberIsRefused() {
    assertThat(add(7)).isEqualTo(Outcome.ADDED);
    assertThat(add(7)).isEqualTo(Outcome.REFUSED);
    assertThat(window.get(7)).contains("block 7");
  }

  @Test
  void blocksWithinTheDistanceStandSideBySideInAnyOrder() {
    assertThat(List.of(add(20), add(10), add(15))).containsOnly(Outcome.ADDED);
    assertThat(window.numbers()).containsExactly(10L, 15L, 20L);
  }

  @Test
  void aBlockFurtherBehindIsRefused() {
    add(20);

    assertThat(add(9)).isEqualTo(Outcome.REFUSED);
    assertThat(window.wouldAccept(10)).isTrue();
  }

  @Test
  void aBlockFurtherAheadDisplacesWhatIsTooFarBehindIt() {
    add(10);
    add(15);

    assertThat(add(25)).isEqualTo(Outcome.ADDED);
    assertThat(window.numbers()).containsExactly(15L, 25L);
    assertThat(window.get(10)).isEmpty();
    assertThat(window.bytes()).isEqualTo(20);
  }

  @Test
  void numbersAreUnsigned() {
    add(Long.MAX_VALUE);
    assertThat(add(Long.MIN_VALUE)).isEqualTo(Outcome.ADDED);
    assertThat(add(-1L)).isEqualTo(Outcome.ADDED);

    assertThat(window.numbers()).containsExactly(-1L);
    assertThat(add(0)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aBlockIsKeptForItsTimeToLiveWhateverItsNumber() {
    add(2);
    time.advance(TTL);
    add(1);
    window.expire(time.now());
    assertThat(window.numbers()).containsExactly(1L, 2L);

    time.advance(Duration.ofNanos(1));
    window.expire(time.now());
    assertThat(window.numbers()).containsExactly(1L);
    assertThat(window.get(2)).isEmpty();
    assertThat(window.bytes()).isEqualTo(10);
  }

  @Test
  void theBlocksFromANumberOnComeInOrder() {
    add(9);
    add(3);
    add(7);

    assertThat(window.from(4, 9)).containsExactly("block 7", "block 9");
    assertThat(window.from(7, 9)).containsExactly("block 7", "block 9");
    assertThat(window.from(10, 9)).isEmpty();
    assertThat(window.from(0, 2)).hasSize(2);
    assertThat(window.newest(2)).containsExactly("block 9", "block 7");
    assertThat(window.newest(9)).hasSize(window.size());
  }

  @Test
  void whenTheBytesAreUsedUpTheLowestBlocksGiveWay() {
    BlockWindow<String> small = window(25);
    small.add(1, "one", 10, time.now());
    small.add(2, "two", 10, time.now());

    assertThat(small.add(3, "three", 10, time.now())).isEqualTo(Outcome.ADDED);
    assertThat(small.numbers()).containsExactly(2L, 3L);
    assertThat(small.bytes()).isEqualTo(20);
  }

  @Test
  void aBlockThatFitsOnlyInThePlaceOfHigherOnesIsNotTaken() {
    BlockWindow<String> small = window(25);
    small.add(2, "two", 10, time.now());
    small.add(3, "three", 10, time.now());

    assertThat(small.add(1, "one", 10, time.now())).isEqualTo(Outcome.FULL);
    assertThat(small.add(4, "four", 26, time.now())).isEqualTo(Outcome.FULL);
    assertThat(small.numbers()).containsExactly(2L, 3L);
  }

  @Test
  void whateverComesTheWindowStaysWithinItsBounds() {
    for (long seed = 1; seed <= 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      BlockWindow<String> any = window(100);
      long highest = 0;
      for (int i = 0; i < 300; i++) {
        time.advance(Duration.ofSeconds(random.nextInt(5)));
        any.expire(time.now());
        long number = random.nextInt(1 + i / 4);
        boolean stored = any.add(number, "b" + number, random.nextInt(40), time.now()).isStored();
        highest = stored ? Math.max(highest, number) : highest;
        assertThat(any.bytes()).isBetween(0L, 100L);
        assertThat(any.numbers()).hasSizeLessThanOrEqualTo(CAPACITY + 1);
        for (long held : any.numbers()) {
          assertThat(held).isBetween(highest - CAPACITY, highest);
          assertThat(any.wouldAccept(held)).isFalse();
        }
      }
    }
  }
}
