// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configurations that faults have made of the channels, which every node hears of sooner or
 * later. Owned by one {@link World}; bounded by the channels.
 */
final class Configurations {

  private final Simulation simulation;
  private final Map<ChannelId, ChannelConfig> newest = new TreeMap<>();

  /** No channel has changed. */
  Configurations(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The CA of an organization is another one: all its channels say so from now on. */
  void changeMspOf(OrgId org) {
    Bytes msp = simulation.authority().mspOf(org);
    for (SimulatedNode node : simulation.nodes()) {
      node.configurations().forEach(newest::putIfAbsent);
    }
    newest.replaceAll((_, config) -> withMsp(config, org, msp));
  }

  /** Tells a node how its channels are now. */
  void tell(SimulatedNode node) {
    newest.forEach((channel, config) -> {
      if (node.isRunning() && node.configurations().containsKey(channel)) {
        node.command(new Command.JoinChannel(config));
      }
    });
  }

  private static ChannelConfig withMsp(ChannelConfig config, OrgId org, Bytes msp) {
    return new ChannelConfig(
        config.channel(),
        config.sequence() + 1,
        withMsp(config.applicationOrgs(), org, msp),
        withMsp(config.ordererOrgs(), org, msp),
        config.rules());
  }

  private static List<Organization> withMsp(List<Organization> all, OrgId org, Bytes msp) {
    return all.stream()
        .map(each ->
            each.org().equals(org)
                ? new Organization(org, msp, each.anchors(), each.tlsCertificates())
                : each)
        .toList();
  }
}
