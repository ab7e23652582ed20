// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Missing blocks that nobody brings any more: when they are given up, and when not. */
final class LostBlocksTest {

  private static final BlockSettings SETTINGS = BlockSettings.defaults();
  private static final Duration SOON = SETTINGS.lossPatience();
  private static final Duration A_FEW_ROUNDS = Duration.ofSeconds(15);
  private static final Duration LIFETIME = SETTINGS.store().ttl();

  private final BlockStage stage = new BlockStage();
  private final BlockStage.Node a = stage.node("a");
  private final BlockStage.Node b = stage.node("b");
  private final BlockStage.Node c = stage.node("c");

  @Test
  void whoJoinsLateGivesUpWhatNobodyHasAnyMore() {
    b.has(8, 9, 10);
    a.knows(b, c).started();
    stage.advance(SOON);
    assertThat(a.delivered).containsExactly(8L, 9L, 10L);
    assertThat(a.givenUp).isEmpty();

    stage.advance(A_FEW_ROUNDS);

    assertThat(a.givenUp).containsExactly("0 to 7");
    assertThat(a.height()).isEqualTo(11);
    assertThat(a.events.of(GossipEvent.BlocksSkipped.class))
        .containsExactly(new GossipEvent.BlocksSkipped(BlockStage.CHANNEL, 8));
    a.push(3);
    assertThat(a.rejections()).containsExactly(Rejection.OLD_BLOCK);
  }

  @Test
  void nothingIsGivenUpSoonAsLongAsSomebodyIsSilent() {
    b.has(8);
    stage.lost = message -> message.from().equals("c");
    a.knows(b, c).started();

    stage.advance(LIFETIME);
    assertThat(a.givenUp).isEmpty();

    stage.advance(A_FEW_ROUNDS);
    assertThat(a.givenUp).containsExactly("0 to 7");
  }

  @Test
  void whoHearsNobodyGivesUpNothing() {
    stage.lost = message -> true;
    a.knows(b, c).started();
    a.push(8);

    stage.advance(LIFETIME.multipliedBy(3));

    assertThat(a.givenUp).isEmpty();
  }

  @Test
  void whatSomebodySaysToHaveIsWaitedForAsLongAsBlocksAreKept() {
    a.push(8);
    c.has(5);
    stage.lost = message -> message.content() instanceof Content.DataUpdate;
    a.knows(b, c).started();

    stage.advance(SOON.plus(A_FEW_ROUNDS));
    assertThat(a.givenUp).containsExactly("0 to 4");

    stage.advance(LIFETIME.minus(A_FEW_ROUNDS));
    assertThat(a.givenUp).hasSize(1);
    stage.advance(A_FEW_ROUNDS.multipliedBy(2));
    assertThat(a.givenUp).containsExactly("0 to 4", "5 to 7");
  }

  @Test
  void whatWasPublishedSinceJoiningIsWaitedForAsLongAsBlocksAreKept() {
    a.knows(b, c).started();
    a.push(0, 1, 3);

    stage.advance(LIFETIME);
    assertThat(a.givenUp).isEmpty();

    stage.advance(A_FEW_ROUNDS);
    assertThat(a.givenUp).containsExactly("2 to 2");
  }

  @Test
  void aListThatIsFullProvesNothing() {
    int full = SETTINGS.pull().limits().maxDigests();
    List<Bytes> names = LongStream.range(20, 20 + full).mapToObj(BlockName::of).toList();
    a.push(8);
    stage.lost =
        message -> {
          if (message.content() instanceof Content.GossipHello hello) {
            stage.time.after(
                stage.latency,
                now -> a.hear(b, new Content.DataDigest(hello.nonce(), names, PullType.BLOCK)));
          }
          return true;
        };
    a.knows(b).started();

    stage.advance(LIFETIME.multipliedBy(2));

    assertThat(a.givenUp).isEmpty();
  }
}
