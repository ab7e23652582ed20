// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.bootstrap.wiring.MemoryTransportModule;
import dev.hearsay.testkit.memory.Delivery;
import dev.hearsay.testkit.memory.MemoryNetwork;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Links within the process: neither sockets nor TLS. */
public final class MemoryLinks implements LinkSource {
  private static final int FIRST_PORT = 7051;

  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Integer> ports(int count) {
    return IntStream.range(FIRST_PORT, FIRST_PORT + count).boxed().toList();
  }

  @Override
  public Module linksOf(Seat seat) {
    return new MemoryTransportModule(
        network,
        seat.name(),
        Stream.of(seat.internalEndpoint(), seat.externalEndpoint())
            .filter(endpoint -> !endpoint.isNone())
            .toList());
  }

  @Override
  public void close() {
    // there is nothing but memory
  }
}
