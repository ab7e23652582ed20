// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.theory;

/** How probable each of the numbers 0, 1, 2, … is. */
public final class Distribution {

  private final double[] probabilities;

  /**
   * A distribution.
   *
   * @param probabilities at index k, that of k; they add up to 1 but for rounding
   */
  public Distribution(double[] probabilities) {
    this.probabilities = probabilities.clone();
    double sum = 0;
    for (double one : probabilities) {
      sum += one;
    }
    if (Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException("the probabilities add up to " + sum);
    }
  }

  /** How probable {@code number} is. */
  public double of(int number) {
    return number < 0 || number >= probabilities.length ? 0 : probabilities[number];
  }

  /** How probable it is that the number is {@code least} or more. */
  public double atLeast(int least) {
    double sum = 0;
    for (int number = Math.max(0, least); number < probabilities.length; number++) {
      sum += probabilities[number];
    }
    return sum;
  }

  /** The average. */
  public double mean() {
    double sum = 0;
    for (int number = 0; number < probabilities.length; number++) {
      sum += number * probabilities[number];
    }
    return sum;
  }

  /** The standard deviation. */
  public double deviation() {
    double mean = mean();
    double sum = 0;
    for (int number = 0; number < probabilities.length; number++) {
      sum += (number - mean) * (number - mean) * probabilities[number];
    }
    return Math.sqrt(sum);
  }
}
