// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.memory.MemoryNetwork;
import java.util.List;

/** Links within the process. */
public final class MemoryTransportModule extends AbstractModule {
  private final MemoryNetwork network;
  private final String name;
  private final List<Endpoint> endpoints;

  /**
   * Links of one node.
   *
   * @param name tells nodes of the network apart
   * @param endpoints where others dial it
   */
  public MemoryTransportModule(MemoryNetwork network, String name, List<Endpoint> endpoints) {
    this.network = network;
    this.name = name;
    this.endpoints = List.copyOf(endpoints);
  }

  @Provides
  @Singleton
  Comm comm() {
    return network.join(name, endpoints.toArray(Endpoint[]::new));
  }

  /** Links in memory show no certificates, so there is nobody to trust. */
  @Provides
  @Singleton
  TlsTrust tls() {
    return certificates -> {};
  }
}
