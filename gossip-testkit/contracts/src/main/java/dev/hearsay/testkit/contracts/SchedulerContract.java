// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Scheduler} owes the rooms: each timer once, never early, and never within the
 * call that sets it.
 *
 * <p>It asks nothing that the port does not promise: a timer may be as late as it likes.
 */
public abstract class SchedulerContract {

  private static final Duration SHORT = Duration.ofMillis(3);
  private static final Duration NEVER = Duration.ofDays(1);

  private record Arrival(String timer, Duration at, boolean withinTheCall) {}

  private final AtomicReference<@Nullable Thread> setter = new AtomicReference<>();
  private volatile Consumer<String> uponArrival = timer -> {};
  private Arrivals<Arrival> arrivals;
  private Scheduler<String> scheduler;

  /** A fresh scheduler whose timers end in {@code sink}. */
  protected abstract Scheduler<String> scheduler(Consumer<? super String> sink);

  /** The time by which the scheduler goes, from any zero point. */
  protected abstract Duration elapsed();

  /**
   * Lets the next thing happen where time is virtual.
   *
   * @return whether anything happened; always false where time passes by itself
   */
  protected boolean letTimePass() {
    return false;
  }

  /** How long a timer may be late in real time; a test of this contract shortens it. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @BeforeEach
  void begin() {
    arrivals = new Arrivals<>(this::letTimePass, patience());
    scheduler = scheduler(this::arrived);
  }

  @Test
  void eachTimerComesBackOnceAsItWasSet() {
    List<String> timers = IntStream.range(0, 50).mapToObj(i -> "timer " + i).toList();

    timers.forEach(timer -> schedule(SHORT, timer));

    assertThat(next(timers.size())).containsExactlyInAnyOrderElementsOf(timers);
    flush();
    assertThat(arrivals.untaken()).isEmpty();
  }

  @Test
  void equalTimersAreTwoTimers() {
    schedule(SHORT, "twice");
    schedule(SHORT, "twice");

    assertThat(next(2)).containsExactly("twice", "twice");
  }

  @Test
  void noTimerComesEarly() {
    for (int millis = 1; millis <= 20; millis += 3) {
      Duration delay = Duration.ofMillis(millis);
      Duration set = elapsed();

      schedule(delay, "timer");

      assertThat(arrivals.next().at().minus(set)).isGreaterThanOrEqualTo(delay);
    }
  }

  @Test
  void aDelayOfZeroOrLessIsOverAtOnceWhateverElseIsSet() {
    schedule(NEVER, "never");
    assertThatCode(() -> schedule(Duration.ofSeconds(Long.MAX_VALUE), "not in this world"))
        .doesNotThrowAnyException();

    schedule(Duration.ZERO, "zero");
    schedule(Duration.ofMinutes(-1), "less");
    schedule(Duration.ofSeconds(Long.MIN_VALUE), "least");

    assertThat(next(3)).containsExactlyInAnyOrder("zero", "less", "least");
    assertThat(arrivals.untaken()).isEmpty();
  }

  @Test
  void aTimerIsAnInputOfItsOwnAndNeverComesWithinTheCall() {
    schedule(Duration.ZERO, "zero");
    schedule(Duration.ofMillis(-1), "less");

    assertThat(arrivals.next(2)).noneMatch(Arrival::withinTheCall);
  }

  @Test
  void aTimerMaySetTheNext() {
    uponArrival =
        timer -> {
          if (timer.length() < 10) {
            schedule(SHORT, timer + "+");
          }
        };

    schedule(SHORT, "+");

    assertThat(next(10)).last().isEqualTo("+".repeat(10));
  }

  @Test
  void aRoomsTimersComeBackWrapped() {
    Scheduler<Integer> room = scheduler.mapping(number -> "room " + number);

    room.schedule(SHORT, 7);

    assertThat(next(1)).containsExactly("room 7");
  }

  private void schedule(Duration delay, String timer) {
    setter.set(Thread.currentThread());
    scheduler.schedule(delay, timer);
    setter.set(null);
  }

  private void arrived(String timer) {
    arrivals.accept(new Arrival(timer, elapsed(), Thread.currentThread().equals(setter.get())));
    uponArrival.accept(timer);
  }

  private List<String> next(int count) {
    return arrivals.next(count).stream().map(Arrival::timer).toList();
  }

  /** A later timer: what was to come before has had its time. */
  private void flush() {
    schedule(SHORT.multipliedBy(2), "last");
    assertThat(next(1)).containsExactly("last");
  }
}
