// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import java.util.ArrayList;
import java.util.List;

/** Where a time stands on an axis of a certain length. */
sealed interface TimeScale {
  /** The place of a time, from 0 to 1; times beyond the ends stand at the ends. */
  double place(double millis);

  /** The times that are named, with their names. */
  List<Tick> ticks();

  /** A time that is named. */
  record Tick(double millis, String name) {}

  /** From nothing to {@code end}, evenly. */
  record Even(double end) implements TimeScale {
    private static final double[] STEPS = {
      100, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 1_800e3, 3_600e3, 7_200e3,
      21_600e3, 43_200e3, 86_400e3
    };
    private static final int MOST_TICKS = 9;

    @Override
    public double place(double millis) {
      return Math.clamp(millis / end, 0, 1);
    }

    @Override
    public List<Tick> ticks() {
      double step = STEPS[STEPS.length - 1];
      for (int i = STEPS.length - 1; i >= 0 && end / STEPS[i] <= MOST_TICKS; i--) {
        step = STEPS[i];
      }
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i * step <= end; i++) {
        ticks.add(new Tick(i * step, TimeNames.of(i * step)));
      }
      return ticks;
    }
  }

  /**
   * By powers of ten.
   *
   * @param begin more than nothing
   * @param end more than {@code begin}
   */
  record Logarithmic(double begin, double end) implements TimeScale {
    private static final int TEN = 10;

    /** From the power of ten below the shortest to the one above the longest. */
    static Logarithmic around(double shortest, double longest) {
      double begin = Math.pow(TEN, Math.floor(Math.log10(Math.max(shortest, 1e-3))));
      double end = Math.pow(TEN, Math.ceil(Math.log10(Math.max(longest, begin))));
      return new Logarithmic(begin, end > begin ? end : begin * TEN);
    }

    /** The time that stands at a place from 0 to 1. */
    double millisAt(double place) {
      return begin * Math.pow(end / begin, place);
    }

    @Override
    public double place(double millis) {
      return Math.clamp(Math.log(Math.max(millis, begin) / begin) / Math.log(end / begin), 0, 1);
    }

    @Override
    public List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      for (double millis = begin; millis <= end * 1.01; millis *= TEN) {
        ticks.add(new Tick(millis, TimeNames.of(millis)));
      }
      return ticks;
    }
  }
}
