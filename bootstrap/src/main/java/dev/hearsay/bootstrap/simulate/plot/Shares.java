// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import java.util.Arrays;
import java.util.List;

/**
 * Which share of the nodes blocks have reached by a time. Of very many blocks some stand for all.
 */
final class Shares {
  private static final int MOST = 2_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<double[]> arrivals;
  private final List<Integer> others;

  Shares(List<Wave> waves) {
    int step = 1 + waves.size() / MOST;
    List<Wave> chosen = waves.stream().filter(wave -> wave.others() > 0).toList();
    List<Wave> some =
        chosen.stream().filter(wave -> wave.number() % step == 0 || step == 1).toList();
    this.arrivals = some.stream().map(Shares::millis).toList();
    this.others = some.stream().map(Wave::others).toList();
  }

  private static double[] millis(Wave wave) {
    return wave.arrivals().stream().mapToDouble(time -> time.toNanos() / NANOS_PER_MILLI).toArray();
  }

  int count() {
    return arrivals.size();
  }

  /** When a block came to each node, in milliseconds, the fastest first. */
  double[] arrivals(int block) {
    return arrivals.get(block).clone();
  }

  /** The share of nodes that its first arrivals make up. */
  double share(int block, int arrived) {
    return (double) arrived / others.get(block);
  }

  /** The shares that all blocks have reached by a time, the smallest first. */
  double[] at(double millis) {
    double[] shares = new double[count()];
    for (int block = 0; block < shares.length; block++) {
      shares[block] = share(block, countUntil(arrivals.get(block), millis));
    }
    Arrays.sort(shares);
    return shares;
  }

  private static int countUntil(double[] sorted, double millis) {
    int found = Arrays.binarySearch(sorted, millis);
    int count = found >= 0 ? found + 1 : -found - 1;
    while (count < sorted.length && sorted[count] <= millis) {
      count++;
    }
    return count;
  }

  /** The shortest time that any block took to any node; 1 if there is none. */
  double shortest() {
    return arrivals.stream().flatMapToDouble(Arrays::stream).min().orElse(1);
  }

  /** The longest time that any block took to any node; 1 if there is none. */
  double longest() {
    return arrivals.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
  }
}
