// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.domain.port.TlsTrust;
import java.util.List;
import java.util.Set;

/**
 * Plugs the adapters into the core. Other modules must bind {@link Comm}, {@link TlsTrust}, {@link
 * MessageCodec}, {@link MessageCryptoService}, {@link ChannelConfigurations} and {@link
 * SecurityAdvisor}; they may add to the set of {@link GossipMetrics}, which hear events in the
 * order of the modules.
 */
public final class NodeModule extends AbstractModule {
  private final NodePlan plan;
  private final NodeRuntime runtime;

  /**
   * A node.
   *
   * @param runtime the threads that it shares with other nodes of the process
   */
  public NodeModule(NodePlan plan, NodeRuntime runtime) {
    this.plan = plan;
    this.runtime = runtime;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), GossipMetrics.class);
  }

  @Provides
  @Singleton
  NodePorts ports(
      Comm comm,
      MessageCodec codec,
      MessageCryptoService crypto,
      SecurityAdvisor advisor,
      ChannelConfigurations channels,
      TlsTrust tls,
      Set<GossipMetrics> listeners) {
    return new NodePorts(
        comm, codec, crypto, advisor, channels, tls, GossipMetrics.all(List.copyOf(listeners)));
  }

  @Provides
  @Singleton
  SelfDescription self(MessageCryptoService crypto) {
    return new SelfDescription(
        plan.externalEndpoint(), plan.internalEndpoint(), Bytes.EMPTY, crypto.self());
  }

  @Provides
  @Singleton
  AssembledNode node(SelfDescription self, NodePorts ports) {
    return new AssembledNode(plan.settings(), self, ports, runtime);
  }
}
