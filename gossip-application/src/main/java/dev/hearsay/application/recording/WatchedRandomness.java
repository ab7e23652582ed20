// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.domain.port.Randomness;

/** Chance whose draws are noted, those of all its forks in one row. */
final class WatchedRandomness implements Randomness {

  private final Randomness randomness;
  private final StepWatch watch;

  WatchedRandomness(Randomness randomness, StepWatch watch) {
    this.randomness = randomness;
    this.watch = watch;
  }

  @Override
  public long nextLong() {
    return watch.answered(randomness.nextLong());
  }

  @Override
  public int nextInt(int bound) {
    return (int) watch.answered(randomness.nextInt(bound));
  }

  @Override
  public Randomness fork(String label) {
    return new WatchedRandomness(randomness.fork(label), watch);
  }
}
