// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peer that asks without end gets so many bytes a second and no more. */
final class PullBudgetTest {

  private static final PullType TYPE = PullType.IDENTITY;
  private static final Bytes LARGE = Bytes.utf8("large");
  private static final int BYTES = 600;

  private final PullStage stage = new PullStage(settings());
  private final PullStage.Actor a = stage.actor("a");
  private final PullStage.Actor b = stage.actor("b");
  private final PullStage.Actor c = stage.actor("c");
  private long nonce;

  PullBudgetTest() {
    a.store.put(LARGE, Envelope.unsigned(Bytes.wrap(new byte[BYTES])));
    stage.lost = message -> true;
  }

  private static PullSettings settings() {
    return PullStage.limited(new PullLimits(10, 64, 10_000, 1_000, 100, 100, 100));
  }

  @Test
  void aSecondsWorthIsAnsweredAtOnceAndTheRestIsRefused() {
    ask(b);
    ask(b);
    ask(b);

    assertThat(answers()).isEqualTo(2);
    assertThat(stage.sent(Content.DataUpdate.class).getLast().data())
        .as("so that it need not wait")
        .isEmpty();
    assertThat(a.events.rejections()).containsExactly(Rejection.OVERLOADED);
  }

  @Test
  void whatIsBeyondASecondsWorthIsPaidOffBeforeMoreIsAnswered() {
    ask(b);
    ask(b);
    stage.time.advance(Duration.ofMillis(200));
    ask(b);
    stage.time.advance(Duration.ofMillis(1));
    ask(b);

    assertThat(answers()).isEqualTo(3);
    assertThat(a.events.rejections()).containsExactly(Rejection.OVERLOADED);
  }

  @Test
  void onePeersDebtIsNotAnothers() {
    ask(b);
    ask(b);
    ask(b);
    ask(c);

    assertThat(answers()).isEqualTo(3);
  }

  private void ask(PullStage.Actor asker) {
    nonce++;
    a.hear(asker, new Content.GossipHello(nonce, Bytes.EMPTY, TYPE));
    a.hear(asker, new Content.DataRequest(nonce, List.of(LARGE), TYPE));
  }

  private int answers() {
    return (int)
        stage.sent(Content.DataUpdate.class).stream()
            .filter(update -> !update.data().isEmpty())
            .count();
  }
}
