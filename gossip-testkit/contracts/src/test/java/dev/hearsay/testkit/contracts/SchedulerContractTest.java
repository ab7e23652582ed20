// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract that has never failed is none: each of these schedulers is found out. */
class SchedulerContractTest {

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongSchedulerIsFoundOut(Fault<SchedulerContract> fault) {
    fault.contract().begin();

    fault.assertFoundOut();
  }

  static Stream<Fault<SchedulerContract>> faults() {
    return Stream.of(
        fault("loses timers", Losing::new, SchedulerContract::eachTimerComesBackOnceAsItWasSet),
        fault("rings twice", Stuttering::new, SchedulerContract::eachTimerComesBackOnceAsItWasSet),
        fault("keeps a set", Merging::new, SchedulerContract::equalTimersAreTwoTimers),
        fault("rings early", Hasty::new, SchedulerContract::noTimerComesEarly),
        fault(
            "skips what is over",
            Pedantic::new,
            SchedulerContract::aDelayOfZeroOrLessIsOverAtOnceWhateverElseIsSet),
        fault(
            "counts nanoseconds in a long",
            Narrow::new,
            SchedulerContract::aDelayOfZeroOrLessIsOverAtOnceWhateverElseIsSet),
        fault(
            "waits for one timer after the other",
            Serial::new,
            SchedulerContract::aDelayOfZeroOrLessIsOverAtOnceWhateverElseIsSet),
        fault(
            "rings while the room waits",
            Inline::new,
            SchedulerContract::aTimerIsAnInputOfItsOwnAndNeverComesWithinTheCall),
        fault("does not listen while it rings", Deaf::new, SchedulerContract::aTimerMaySetTheNext),
        fault(
            "does not serve rooms", Roomless::new, SchedulerContract::aRoomsTimersComeBackWrapped));
  }

  private static Fault<SchedulerContract> fault(
      String name,
      Function<Consumer<? super String>, ToyScheduler> scheduler,
      Consumer<SchedulerContract> story) {
    return new Fault<>(name, new ToyScheduler.Contract(scheduler), story);
  }

  private static final class Losing extends ToyScheduler {
    private int timers;

    Losing(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      if (++timers % 10 != 0) {
        super.schedule(delay, timer);
      }
    }
  }

  private static final class Stuttering extends ToyScheduler {
    Stuttering(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    void ring(String timer) {
      super.ring(timer);
      super.ring(timer);
    }
  }

  private static final class Merging extends ToyScheduler {
    private final Set<String> timers = new HashSet<>();

    Merging(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      if (timers.add(timer)) {
        super.schedule(delay, timer);
      }
    }
  }

  private static final class Hasty extends ToyScheduler {
    Hasty(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      super.schedule(delay.minusNanos(1), timer);
    }
  }

  private static final class Pedantic extends ToyScheduler {
    Pedantic(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      if (delay.isPositive()) {
        super.schedule(delay, timer);
      }
    }
  }

  private static final class Narrow extends ToyScheduler {
    Narrow(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      super.schedule(Duration.ofNanos(delay.toNanos()), timer);
    }
  }

  private static final class Serial extends ToyScheduler {
    private Duration last = Duration.ZERO;

    Serial(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      last = last.compareTo(delay) > 0 ? last : delay;
      super.schedule(last, timer);
    }
  }

  private static final class Inline extends ToyScheduler {
    Inline(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      if (delay.isPositive()) {
        super.schedule(delay, timer);
      } else {
        ring(timer);
      }
    }
  }

  private static final class Deaf extends ToyScheduler {
    private boolean ringing;

    Deaf(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public void schedule(Duration delay, String timer) {
      if (!ringing) {
        super.schedule(delay, timer);
      }
    }

    @Override
    void ring(String timer) {
      ringing = true;
      super.ring(timer);
      ringing = false;
    }
  }

  private static final class Roomless extends ToyScheduler {
    Roomless(Consumer<? super String> sink) {
      super(sink);
    }

    @Override
    public <R> Scheduler<R> mapping(Function<? super R, ? extends String> wrap) {
      return (delay, timer) -> {};
    }
  }
}
