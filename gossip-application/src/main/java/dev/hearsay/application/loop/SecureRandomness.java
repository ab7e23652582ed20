// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Randomness;
import java.security.SecureRandom;

/**
 * Chance that nobody can predict: nonces bind answers to questions, so who saw one must not be able
 * to compute the next. Every fork is a generator of its own, seeded by the system.
 */
public final class SecureRandomness implements Randomness {

  private final SecureRandom random = new SecureRandom();

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
    return new SecureRandomness();
  }
}
