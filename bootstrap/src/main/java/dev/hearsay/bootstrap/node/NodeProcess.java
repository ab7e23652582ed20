// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import com.google.inject.Module;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.bootstrap.settings.PeerSettings;
import dev.hearsay.bootstrap.settings.PeerSettings.MetricsServer;
import dev.hearsay.bootstrap.settings.PeerSettingsReader.Loaded;
import dev.hearsay.bootstrap.wiring.AssembledNode;
import dev.hearsay.bootstrap.wiring.Assembly;
import dev.hearsay.bootstrap.wiring.BcCryptoModule;
import dev.hearsay.bootstrap.wiring.Closing;
import dev.hearsay.bootstrap.wiring.CodecModule;
import dev.hearsay.bootstrap.wiring.GrpcTransportModule;
import dev.hearsay.bootstrap.wiring.LogModule;
import dev.hearsay.bootstrap.wiring.MetricsModule;
import dev.hearsay.bootstrap.wiring.NodeModule;
import dev.hearsay.bootstrap.wiring.NodePlan;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.grpc.GrpcTransports;
import dev.hearsay.metrics.MetricsEndpoint;
import dev.hearsay.metrics.MetricsEndpointSettings;
import dev.hearsay.metrics.PrometheusGossipMetrics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A node of its own: threads, adapters, core, and the metrics endpoint if there is to be one.
 * Closing ends all of it, the node first.
 */
public final class NodeProcess implements AutoCloseable {
  private final Closing closing = new Closing();
  private final PeerSettings settings;
  private final SelfDescription self;
  private final GossipService service;
  private final NodeChannels channels;

  private NodeProcess(
      Loaded configuration, LedgerPlan ledger, RecordPlan record, List<Module> more) {
    this.settings = configuration.settings();
    try {
      this.channels = NodeChannels.read(settings.channels(), ledger);
      PrometheusGossipMetrics metrics = new PrometheusGossipMetrics();
      AssembledNode node = assemble(configuration, metrics, more);
      this.self = node.self();
      serve(metrics, settings.metrics());
      this.service = closing.with(node.start(record.open(closing)));
      settings.gossip().bootstrap().forEach(seed -> service.connect(new Seed.Bootstrap(seed)));
      closing.with(channels).join(service);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Starts a node: it serves and has joined its channels when this returns, and goes for its
   * bootstrap peers.
   *
   * @param ledger what becomes of blocks
   * @param record what becomes of inputs
   * @throws ConfigurationException if metrics cannot be served, a channel cannot be joined, or a
   *     block log or recording cannot be used
   * @throws dev.hearsay.crypto.base.CryptoConfigurationException if the MSP folder cannot be used
   * @throws dev.hearsay.domain.port.CommException if the TLS files or the address cannot be used
   */
  static NodeProcess start(Loaded configuration, LedgerPlan ledger, RecordPlan record) {
    return start(configuration, ledger, record, List.of());
  }

  /** As {@link #start(Loaded, LedgerPlan, RecordPlan)}, without a recording. */
  static NodeProcess start(Loaded configuration, LedgerPlan ledger) {
    return start(configuration, ledger, new RecordPlan.Unrecorded());
  }

  /**
   * As {@link #start(Loaded, LedgerPlan, RecordPlan)}, with further modules, such as listeners that
   * hear of events last.
   */
  static NodeProcess start(
      Loaded configuration, LedgerPlan ledger, RecordPlan record, List<Module> more) {
    return new NodeProcess(configuration, ledger, record, more);
  }

  private AssembledNode assemble(
      Loaded configuration, PrometheusGossipMetrics metrics, List<Module> more) {
    NodePlan plan =
        new NodePlan(
            configuration.node(),
            settings.gossip().internalEndpoint(),
            settings.gossip().externalEndpoint());
    SignatureProvider provider = SignatureProvider.select(preference());
    CryptoSettings crypto = CryptoSettings.of(settings.msp().folder(), settings.msp().id());
    List<Module> modules = new ArrayList<>();
    modules.add(new NodeModule(plan, closing.with(new NodeRuntime())));
    modules.add(new CodecModule());
    modules.add(new BcCryptoModule(crypto, provider, InstantSource.system()));
    modules.add(
        new GrpcTransportModule(configuration.transport(), closing.with(new GrpcTransports())));
    modules.add(new MetricsModule(metrics));
    modules.add(new LogModule("hearsay.node"));
    modules.addAll(more);
    return Assembly.assemble(modules);
  }

  private ProviderPreference preference() {
    return ProviderPreference.parse("hearsay.signatureProvider", settings.signatureProvider());
  }

  private void serve(PrometheusGossipMetrics metrics, MetricsServer server) {
    switch (server) {
      case MetricsServer.Off off -> {}
      case MetricsServer.On(var listen, var key) -> {
        try {
          closing.with(
              MetricsEndpoint.start(
                  metrics, new MetricsEndpointSettings(listen.host(), listen.port())));
        } catch (IOException e) {
          throw new ConfigurationException(key + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** The node. */
  public GossipService service() {
    return service;
  }

  /**
   * Completes when the node has ended; fails with what ended it, or with what keeps it from keeping
   * blocks.
   */
  CompletionStage<Object> termination() {
    return CompletableFuture.anyOf(
        service.termination().toCompletableFuture(), channels.failure().toCompletableFuture());
  }

  /** One line for the operator: where it serves and who it is. */
  public String introduction() {
    return "serving at %s as %s of %s"
        .formatted(settings.server().listen(), self.pkiId(), self.org());
  }

  @Override
  public void close() {
    closing.close();
  }
}
