// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.application.ledger.BlockSink;
import dev.hearsay.application.ledger.LedgerFollower;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.bootstrap.settings.ChannelPlan;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.bootstrap.wiring.Closing;
import dev.hearsay.crypto.msp.ChannelOrganizations;
import dev.hearsay.domain.config.ChannelConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The channels that a node's configuration names. They are read before the node starts; then it
 * joins them and follows their blocks. Closing ends the following.
 */
final class NodeChannels implements AutoCloseable {
  private final List<ChannelConfig> configs;
  private final LedgerPlan ledger;
  private final Closing closing = new Closing();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  private NodeChannels(List<ChannelConfig> configs, LedgerPlan ledger) {
    this.configs = configs;
    this.ledger = ledger;
  }

  /**
   * Reads the MSP folders of all channels.
   *
   * @throws ConfigurationException if the plan of the ledger does not go with the channels
   * @throws dev.hearsay.crypto.base.CryptoConfigurationException if a folder cannot be read
   */
  static NodeChannels read(List<ChannelPlan> plans, LedgerPlan ledger) {
    ledger.check(plans);
    return new NodeChannels(plans.stream().map(NodeChannels::config).toList(), ledger);
  }

  private static ChannelConfig config(ChannelPlan plan) {
    return new ChannelConfig(
        plan.channel(),
        plan.sequence(),
        organizations(plan.organizations()),
        organizations(plan.orderers()));
  }

  private static List<ChannelConfig.Organization> organizations(List<ChannelPlan.Member> members) {
    return members.stream()
        .map(member ->
            ChannelOrganizations.read(member.mspFolder(), member.mspId(), member.anchors()))
        .toList();
  }

  /**
   * Joins the channels one after the other; returns when the node has. The first that cannot be
   * joined ends it: those before it are closed with this.
   *
   * @throws ConfigurationException if one cannot be joined, or its block log cannot be used
   */
  void join(GossipService service) {
    configs.forEach(config -> follow(joined(service, config)));
  }

  private LedgerFollower joined(GossipService service, ChannelConfig config) {
    BlockSink sink = ledger.open();
    try {
      return LedgerFollower.join(service, config, sink).toCompletableFuture().join();
    } catch (CompletionException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "hearsay.channels: %s cannot be joined: %s".formatted(config.channel(), reason(e)), e);
    }
  }

  private void follow(LedgerFollower follower) {
    var _ =
        closing
            .with(follower)
            .termination()
            .whenComplete((ended, thrown) -> {
              if (thrown != null) {
                failure.completeExceptionally(thrown);
              }
            });
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  /** Fails if the blocks of a channel cannot be kept any more; never completes otherwise. */
  CompletionStage<Void> failure() {
    return failure;
  }

  @Override
  public void close() {
    closing.close();
  }
}
