// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.memory.Delivery;
import dev.hearsay.testkit.memory.MemoryNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A node of modules: any adapter can be another one, and what is missing or wrong shows at once.
 */
class AssemblyTest {
  private static final Endpoint HERE = Endpoint.parse("here:1");

  private final NodeRuntime runtime = new NodeRuntime();
  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());
  private final Module node =
      new NodeModule(new NodePlan(NodeSettings.defaults(), HERE, Endpoint.NONE), runtime);
  private final Module links = new MemoryTransportModule(network, "node", List.of(HERE));

  @AfterEach
  void endThreads() {
    runtime.close();
  }

  @Test
  void anyCryptoAndTransportMakeANode() {
    try (GossipService service =
        Assembly.assemble(List.of(node, new CodecModule(), links, new Keyless())).start()) {
      assertThat(service.view().self().internalEndpoint()).isEqualTo(HERE);
      assertThat(service.selfMembershipInfo().internalEndpoint().isNone()).isTrue();
    }
  }

  @Test
  void everyListenerHearsEveryEvent() {
    List<GossipEvent> first = new CopyOnWriteArrayList<>();
    List<GossipEvent> second = new CopyOnWriteArrayList<>();
    List<Module> modules =
        List.of(
            node,
            new CodecModule(),
            links,
            new Keyless(),
            new ListenerModule(List.of(first::add, second::add)),
            new LogModule("hearsay.test"));

    try (GossipService service = Assembly.assemble(modules).start()) {
      service.connect(new Seed.Bootstrap(Endpoint.parse("there:2"))).toCompletableFuture().join();
    }

    assertThat(first).isNotEmpty().isEqualTo(second);
  }

  @Test
  void withoutATransportNothingIsMade() {
    assertThatExceptionOfType(CreationException.class)
        .isThrownBy(() -> Assembly.assemble(List.of(node, new CodecModule(), new Keyless())))
        .withMessageContaining(Comm.class.getName());
  }

  @Test
  void twoTransportsAreOneTooMany() {
    assertThatExceptionOfType(CreationException.class)
        .isThrownBy(() ->
            Assembly.assemble(List.of(node, new CodecModule(), links, new Keyless(), new Broken())))
        .withMessageContaining(Comm.class.getName());
  }

  @Test
  void whatAnAdapterThrowsComesOutAsItWasThrown() {
    assertThatExceptionOfType(CommException.class)
        .isThrownBy(
            () -> Assembly.assemble(List.of(node, new CodecModule(), new Broken(), new Keyless())))
        .withMessage("no wire");
  }

  @Test
  void aNodeThatCannotServeLetsGoOfItsTransport() {
    try (GossipService service =
        Assembly.assemble(List.of(node, new CodecModule(), links, new Keyless())).start()) {
      AssembledNode second =
          Assembly.assemble(
              List.of(
                  node,
                  new CodecModule(),
                  new MemoryTransportModule(network, "other", List.of(HERE)),
                  new Keyless()));

      assertThatExceptionOfType(CommException.class).isThrownBy(second::start);
      assertThat(service.view().stopped()).isFalse();
    }
  }

  /** Cryptography without keys. */
  private static final class Keyless extends AbstractModule {
    private final KeylessCrypto crypto;

    Keyless() {
      KeylessAuthority authority = new KeylessAuthority("test");
      crypto =
          new KeylessCrypto(
              authority,
              authority.newIdentity(new OrgId("Org1MSP"), "node", Instant.MAX),
              Set.of());
    }

    @Override
    protected void configure() {
      bind(MessageCryptoService.class).toInstance(crypto);
      bind(SecurityAdvisor.class).toInstance(crypto);
      bind(ChannelConfigurations.class).toInstance(crypto);
    }
  }

  /** A transport that cannot be made. */
  private static final class Broken extends AbstractModule {
    @Provides
    @Singleton
    Comm comm() {
      throw new CommException("no wire", new IllegalStateException());
    }

    @Provides
    @Singleton
    TlsTrust tls() {
      return certificates -> {};
    }
  }
}
