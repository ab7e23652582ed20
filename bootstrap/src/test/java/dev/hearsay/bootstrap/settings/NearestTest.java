// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void distanceCountsInsertionsDeletionsAndReplacements() {
    assertThat(Nearest.distance("pull", "pull")).isZero();
    assertThat(Nearest.distance("pull", "pulls")).isEqualTo(1);
    assertThat(Nearest.distance("pull", "pul")).isEqualTo(1);
    assertThat(Nearest.distance("pull", "full")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void theFewestChangesWinWhateverTheCase() {
    assertThat(Nearest.to("PULLINTERVALL", List.of("pushInterval", "pullInterval")))
        .isEqualTo("pullInterval");
  }

  @Test
  void withoutCandidatesThereIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Nearest.to("x", List.of()));
  }
}
