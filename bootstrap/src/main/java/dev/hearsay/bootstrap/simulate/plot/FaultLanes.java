// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.fault.FaultSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the names of faults out in lanes above a panel, so that none covers another. What finds no
 * place in {@value #MOST_LANES} lanes gets no name.
 */
final class FaultLanes {
  static final int MOST_LANES = 12;
  static final double LANE_HEIGHT = 16;

  private static final double LETTER = 6.8;
  private static final double GAP = 10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int NO_LANE = -1;

  private final List<Named> named = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();

  /**
   * A fault with its place.
   *
   * @param begin its beginning, in milliseconds since the start of the story
   * @param end its end
   * @param name what it is called
   * @param lane its lane; negative if there was no place for a name
   */
  record Named(double begin, double end, String name, int lane) {
    boolean hasLane() {
      return lane >= 0;
    }
  }

  /**
   * Lays out a schedule.
   *
   * @param begin when the time of the schedule began
   */
  FaultLanes(FaultSchedule schedule, Duration begin, TimeScale time) {
    for (Fault fault : schedule.faults()) {
      double from = millis(begin.plus(fault.begin()));
      double to = millis(begin.plus(fault.end()));
      String name = name(fault);
      double left = Panel.WIDTH * time.place(from);
      double right = Math.max(Panel.WIDTH * time.place(to), left + LETTER * name.length());
      named.add(new Named(from, to, name, lane(left, right)));
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS_PER_MILLI;
  }

  private static String name(Fault fault) {
    int more = fault.nodes().size() - 1;
    return fault.kind()
        + " "
        + fault.nodes().getFirst()
        + (more == 0 ? "" : " and " + more + " more");
  }

  private int lane(double left, double right) {
    double shifted = left - Math.max(0, right - Panel.WIDTH);
    for (int lane = 0; lane < ends.size(); lane++) {
      if (ends.get(lane) + GAP <= shifted) {
        ends.set(lane, right);
        return lane;
      }
    }
    if (ends.size() == MOST_LANES) {
      return NO_LANE;
    }
    ends.add(right);
    return ends.size() - 1;
  }

  List<Named> all() {
    return named;
  }

  double height() {
    return ends.size() * LANE_HEIGHT;
  }

  /** Whether a name beginning there would leave the panel. */
  static boolean mustEndAtTheRight(double left, String name) {
    return left + LETTER * name.length() > Panel.LEFT + Panel.WIDTH;
  }
}
