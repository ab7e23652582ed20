// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.port.Randomness;
import java.util.Random;

/** Chance from a seed. */
final class SeededRandomness implements Randomness {

  private final long seed;
  private final Random random;

  SeededRandomness(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

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
    return new SeededRandomness(seed * 31 + label.hashCode());
  }
}
