// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Randomness;
import java.util.SplittableRandom;

/**
 * Chance from a seed, for runs that are to be repeated; {@link SecureRandomness} is for production.
 * Streams forked with different labels are independent, and do not depend on how often the parent
 * was asked before.
 */
public final class SeededRandomness implements Randomness {

  private final long seed;
  private final SplittableRandom random;

  /** The stream that {@code seed} stands for. */
  public SeededRandomness(long seed) {
    this.seed = seed;
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
    long mixed = seed;
    for (int i = 0; i < label.length(); i++) {
      mixed = (mixed ^ label.charAt(i)) * 0x100000001b3L;
    }
    return new SeededRandomness(new SplittableRandom(mixed).nextLong());
  }
}
