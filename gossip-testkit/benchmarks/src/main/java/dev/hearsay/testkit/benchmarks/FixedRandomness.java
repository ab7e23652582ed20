// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.port.Randomness;
import java.util.Random;

/** Chance that is the same in every run. */
final class FixedRandomness implements Randomness {

  private final Random random = new Random(1);

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  @Override
  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public Randomness fork(String label) {
    return new FixedRandomness();
  }
}
