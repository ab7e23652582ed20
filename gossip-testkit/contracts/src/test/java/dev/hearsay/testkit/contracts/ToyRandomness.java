// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.port.Randomness;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Chance from a text; good, unless a subclass breaks it. */
class ToyRandomness implements Randomness {

  private final String story;
  private final SplittableRandom random;

  ToyRandomness(String story) {
    this.story = story;
    this.random = new SplittableRandom(story.hashCode() * 0x9E3779B97F4A7C15L);
  }

  ToyRandomness() {
    this("story");
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
    return new ToyRandomness(story + "/" + label);
  }

  /** The contract over randomness of this kind. */
  static class Contract extends RandomnessContract {

    private final Supplier<? extends Randomness> source;
    private final boolean reproducible;

    Contract(boolean reproducible, Supplier<? extends Randomness> source) {
      this.reproducible = reproducible;
      this.source = source;
    }

    @Override
    protected Randomness randomness() {
      return source.get();
    }

    @Override
    protected boolean isReproducible() {
      return reproducible;
    }
  }
}
