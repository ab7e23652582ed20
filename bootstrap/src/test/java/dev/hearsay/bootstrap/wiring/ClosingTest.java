// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void theLastIsClosedFirstAndNoneTwice() {
    closing.with(() -> closed.add("threads"));
    closing.with(() -> closed.add("node"));

    closing.close();
    closing.close();

    assertThat(closed).containsExactly("node", "threads");
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersOpen() {
    closing.with(() -> closed.add("threads"));
    closing.with(() -> {
      throw new IllegalArgumentException("stuck");
    });

    assertThatIllegalStateException()
        .isThrownBy(closing::close)
        .withRootCauseInstanceOf(IllegalArgumentException.class)
        .withMessageContaining("closed");
    assertThat(closed).containsExactly("threads");
  }
}
