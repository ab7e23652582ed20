// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class BlockSourceTest {
  private static final long BEGIN = 1_000;
  private static final Load TEN_A_SECOND = new Load(3, 16, 10);
  private static final long INTERVAL = Duration.ofMillis(100).toNanos();

  private final List<Integer> published = new ArrayList<>();
  private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
  private final BlockSource source =
      new BlockSource(
          TEN_A_SECOND,
          bytes ->
              new Content.Payload(published.size() + 1L, Bytes.wrap(new byte[bytes]), List.of()),
          block -> {
            published.add(block.block().length());
            return room;
          },
          BEGIN);

  @Test
  void blocksOfTheAskedSizeLeaveWhenTheyAreDue() {
    assertThat(source.publishDue(BEGIN)).isZero();
    assertThat(source.publishDue(BEGIN)).isEqualTo(INTERVAL);
    assertThat(source.publishDue(BEGIN + INTERVAL - 1)).isEqualTo(1);
    assertThat(published).containsExactly(16);
    assertThat(source.publishDue(BEGIN + INTERVAL)).isZero();
    assertThat(published).hasSize(2);
  }

  @Test
  void whatWasLateIsMadeUpForAndThenNothingIsLeftToDo() {
    long late = BEGIN + 5 * INTERVAL;
    for (int i = 0; i < 3; i++) {
      assertThat(source.isDone()).isFalse();
      assertThat(source.publishDue(late)).isZero();
    }
    assertThat(source.isDone()).isTrue();
    assertThat(source.publishDue(late)).isEqualTo(Long.MAX_VALUE);
    assertThat(source.published()).isEqualTo(3);
  }

  @Test
  void whileNodesHaveNoRoomNothingIsPublished() {
    room = new CompletableFuture<>();
    source.publishDue(BEGIN);
    assertThat(source.publishDue(BEGIN + INTERVAL)).isPositive();
    assertThat(published).hasSize(1);

    room.complete(null);
    assertThat(source.publishDue(BEGIN + INTERVAL)).isZero();
    assertThat(published).hasSize(2);
  }

  @Test
  void theLastBlockIsDoneOnlyWhenItIsTaken() {
    long late = BEGIN + 5 * INTERVAL;
    source.publishDue(late);
    source.publishDue(late);
    room = new CompletableFuture<>();
    source.publishDue(late);
    assertThat(source.isDone()).isFalse();
    room.complete(null);
    assertThat(source.isDone()).isTrue();
  }

  @Test
  void aNodeThatDoesNotTakeABlockEndsItLoudly() {
    room = CompletableFuture.failedFuture(new IllegalStateException("the node has stopped"));
    source.publishDue(BEGIN);
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> source.publishDue(BEGIN + INTERVAL))
        .withMessageContaining("the node has stopped");
  }

  @Test
  void aLoadCanBeMeasuredByTime() {
    assertThat(new Load(7, 16, 50).lasting(Duration.ofSeconds(20)))
        .isEqualTo(new Load(1_000, 16, 50));
    assertThat(new Load(7, 16, 0.5).lasting(Duration.ofSeconds(3)).blocks()).isEqualTo(2);
  }

  @Test
  void impossibleLoadsAreRefusedByTheNameOfTheOption() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Load(-1, 1, 1))
        .withMessageStartingWith("--blocks -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Load(1, 1 << 30, 1))
        .withMessageStartingWith("--block-size");
    for (double rate : new double[] {0, -1, 1e9, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Load(1, 1, rate))
          .withMessageStartingWith("--rate");
    }
  }
}
