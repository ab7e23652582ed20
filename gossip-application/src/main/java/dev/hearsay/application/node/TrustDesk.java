// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.TlsTrust;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Has crypto and transport trust a configuration before its channel takes it, and no more when the
 * channel was left. Certificates are parsed off the loop; all configurations and leavings share one
 * lane, so that they take effect in the order in which they were asked for.
 *
 * <p>What it keeps belongs to that lane, where one job runs at a time. Bounded by the channels.
 */
final class TrustDesk {

  static final String LANE = "configurations";

  private final ChannelConfigurations crypto;
  private final TlsTrust transport;
  private final Offload<Input> offload;
  private final Map<ChannelId, ChannelConfig> trusted = new TreeMap<>();

  /** The tickets of the commands that brought what is trusted. */
  private final Map<ChannelId, Long> tickets = new TreeMap<>();

  private final Set<ChannelId> left = new TreeSet<>();

  TrustDesk(ChannelConfigurations crypto, TlsTrust transport, Offload<Input> offload) {
    this.crypto = crypto;
    this.transport = transport;
    this.offload = offload;
  }

  /** Answers with {@link Input.ConfigAccepted} or {@link Input.ConfigRefused}. */
  void trust(long ticket, ChannelConfig config) {
    offload.submit(LANE, () -> trusting(ticket, config));
  }

  private Input trusting(long ticket, ChannelConfig config) {
    ChannelConfig former = trusted.get(config.channel());
    if (former != null && Long.compareUnsigned(config.sequence(), former.sequence()) < 0) {
      return new Input.ConfigRefused(ticket, config, "a newer one was taken meanwhile");
    }
    try {
      replace(config);
      tickets.put(config.channel(), ticket);
      return new Input.ConfigAccepted(ticket, config);
    } catch (IllegalArgumentException unusable) {
      transport.replaceTrusted(certificates());
      return new Input.ConfigRefused(ticket, config, String.valueOf(unusable.getMessage()));
    }
  }

  private void replace(ChannelConfig config) {
    Map<ChannelId, ChannelConfig> next = new TreeMap<>(trusted);
    next.put(config.channel(), config);
    transport.replaceTrusted(certificatesOf(next));
    crypto.accept(config);
    trusted.put(config.channel(), config);
    left.remove(config.channel());
  }

  /**
   * Takes back what was trusted for a channel that the node then could not join, unless another
   * configuration of it came since. Answers with {@link Input.TrustEnded}.
   */
  void withdraw(long ticket, ChannelId channel) {
    offload.submit(
        LANE,
        () -> {
          if (tickets.getOrDefault(channel, 0L) != ticket) {
            return new Input.TrustEnded(channel, false);
          }
          left.add(channel);
          return forgetting(channel);
        });
  }

  /** Answers with {@link Input.ConfigsSettled}; the channel is trusted until {@link #forget}. */
  void leave(long ticket, ChannelId channel) {
    offload.submit(
        LANE,
        () -> {
          if (trusted.containsKey(channel)) {
            left.add(channel);
          }
          return new Input.ConfigsSettled(ticket, channel);
        });
  }

  /**
   * Trusts nobody for the sake of a channel that was left, unless a configuration of it came since.
   * Answers with {@link Input.TrustEnded}. Organizations that other channels have are trusted on.
   */
  void forget(ChannelId channel) {
    offload.submit(LANE, () -> forgetting(channel));
  }

  private Input forgetting(ChannelId channel) {
    boolean ended = left.remove(channel) && trusted.remove(channel) != null;
    if (ended) {
      tickets.remove(channel);
      crypto.forget(channel);
      transport.replaceTrusted(certificates());
    }
    return new Input.TrustEnded(channel, ended);
  }

  private List<Bytes> certificates() {
    return certificatesOf(trusted);
  }

  private static List<Bytes> certificatesOf(Map<ChannelId, ChannelConfig> configs) {
    return configs.values().stream()
        .flatMap(config -> config.applicationOrgs().stream())
        .flatMap(organization -> organization.tlsCertificates().stream())
        .distinct()
        .toList();
  }
}
