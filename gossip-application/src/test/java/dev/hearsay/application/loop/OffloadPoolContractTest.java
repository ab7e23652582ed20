// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Offload;
import dev.hearsay.testkit.contracts.OffloadContract;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

final class OffloadPoolContractTest extends OffloadContract {

  private final OffloadPool pool = new OffloadPool(4);

  @AfterEach
  void close() {
    pool.close();
  }

  @Override
  protected Offload<String> offload(
      Consumer<? super String> answers, Consumer<? super Throwable> failures) {
    return pool.forNode("node", answers, failures);
  }
}
