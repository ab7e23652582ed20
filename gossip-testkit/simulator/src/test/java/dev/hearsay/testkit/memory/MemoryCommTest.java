// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.testkit.contracts.CommContract;
import dev.hearsay.testkit.contracts.CommStation;

/** The transport in memory, with nothing between cause and effect. */
class MemoryCommTest extends CommContract {

  private static final int LARGEST = 9 * 1024 * 1024;

  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());

  MemoryCommTest() {
    network.limitMessages(LARGEST);
  }

  @Override
  protected CommStation newStation(String name) {
    Endpoint endpoint = Endpoint.of(name, 7051);
    return CommStation.of(network.join(name, endpoint), () -> endpoint);
  }

  @Override
  protected CommStation rivalOf(CommStation running) {
    return CommStation.of(network.join("rival", running.endpoint()), running::endpoint);
  }

  @Override
  protected int largestMessage() {
    return LARGEST;
  }

  @Override
  protected Endpoint nobody() {
    return Endpoint.of("nobody", 7051);
  }
}
