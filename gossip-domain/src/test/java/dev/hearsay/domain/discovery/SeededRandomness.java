// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.port.Randomness;
import java.util.SplittableRandom;

/** Chance from a seed. */
final class SeededRandomness implements Randomness {

  private final SplittableRandom random;

  SeededRandomness(long seed) {
    this.random = new SplittableRandom(seed);
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
    return new SeededRandomness(random.nextLong() ^ label.hashCode());
  }
}
