// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.contracts.RandomnessContract;
import org.junit.jupiter.api.Test;

final class SeededRandomnessTest extends RandomnessContract {

  @Override
  protected Randomness randomness() {
    return new SeededRandomness(7);
  }

  @Test
  void differentSeedsTellDifferentStories() {
    assertThat(new SeededRandomness(7).nextLong()).isNotEqualTo(new SeededRandomness(8).nextLong());
  }
}
