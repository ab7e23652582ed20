// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.memory.Imposed;
import dev.hearsay.testkit.memory.WireSize;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When things arrive over a link that is slow or narrow. */
class TimingTest extends LinkScene {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<Envelope> SENT = envelopes(50);

  private final Randomness chance = new SeededRandomness(5);

  @Test
  void envelopesComeLaterByTheDelay() {
    connect();
    fromAlice(new Delay(chance, SECOND, Duration.ZERO));

    alice.writeAll(ALICES, SENT);
    run(SECOND);
    assertThat(bobsEnvelopes()).isEmpty();
    run(LATENCY);

    assertThat(bobsEnvelopes()).isEqualTo(SENT);
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void jitterKeepsTheOrderOfALink() {
    connect();
    fromAlice(new Delay(chance, Duration.ZERO, SECOND));

    alice.writeAll(ALICES, SENT);
    run(SECOND.dividedBy(20));
    assertThat(bobsEnvelopes()).hasSizeLessThan(10);
    run(SECOND);

    assertThat(bobsEnvelopes()).isEqualTo(SENT);
  }

  @Test
  void dialsAndTheirAnswersAreDelayedToo() {
    fromAlice(new Delay(chance, SECOND, Duration.ZERO));
    fromBob(new Delay(chance, SECOND, Duration.ZERO));

    alice.comm().dial(ALICES, bob.endpoint());
    run(SECOND.multipliedBy(2));
    assertThat(alice.recorder().reports()).isEmpty();
    run(LATENCY.multipliedBy(2));

    assertThat(alice.recorder().reports(CommReport.Up.class)).hasSize(1);
  }

  @Test
  void endOfADelayLetsNothingOvertakeWhatIsUnderWay() {
    connect();
    Imposed delay = fromAlice(new Delay(chance, SECOND, Duration.ZERO));
    alice.writeAll(ALICES, SENT.subList(0, 25));

    delay.lift();
    write(SENT.subList(25, 50));

    assertThat(bobsEnvelopes()).isEqualTo(SENT);
  }

  @Test
  void aNarrowLinkCarriesSoManyBytesPerSecond() {
    connect();
    int size = WireSize.of(SENT.getFirst());
    fromAlice(new Throttle(time::elapsed, size));

    alice.writeAll(ALICES, SENT.subList(0, 10));
    run(SECOND.multipliedBy(4).plus(LATENCY));

    assertThat(bobsEnvelopes()).isEqualTo(SENT.subList(0, 4));
  }

  @Test
  void anIdleNarrowLinkSavesNothingUp() {
    connect();
    int size = WireSize.of(SENT.getFirst());
    fromAlice(new Throttle(time::elapsed, size));
    run();

    alice.writeAll(ALICES, SENT.subList(0, 3));
    run(SECOND.multipliedBy(2).plus(LATENCY));

    assertThat(bobsEnvelopes()).hasSize(2);
  }

  @Test
  void whatWaitsAtANarrowLinkPassesAtOnceInOrderWhenItIsNarrowNoMore() {
    connect();
    int size = WireSize.of(SENT.getFirst());
    Duration end = time.elapsed().plus(SECOND.multipliedBy(4)).plus(LATENCY);
    Imposed throttle = fromAlice(new Throttle(time::elapsed, size, end));

    alice.writeAll(ALICES, SENT.subList(0, 20));
    run(SECOND.multipliedBy(4).plus(LATENCY));
    throttle.lift();
    alice.writeAll(ALICES, SENT.subList(20, 25));
    run(LATENCY);

    assertThat(bobsEnvelopes()).isEqualTo(SENT.subList(0, 25));
  }

  @Test
  void whatQueuesUpAtANarrowLinkFillsTheWindow() {
    connect();
    fromAlice(new Throttle(time::elapsed, 10_000));
    Envelope large = Envelope.unsigned(Bytes.wrap(new byte[40_000]));

    assertThat(alice.comm().write(ALICES, large)).isTrue();
    assertThat(alice.comm().write(ALICES, large)).isFalse();
    run(SECOND.multipliedBy(3));
    assertThat(alice.recorder().reports(CommReport.Writable.class)).isEmpty();
    run(SECOND.multipliedBy(2));

    assertThat(alice.recorder().reports(CommReport.Writable.class)).hasSize(1);
  }
}
