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
import java.util.TreeMap;
import java.util.function.Predicate;

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
  private final Map<ChannelId, Trusted> trusted = new TreeMap<>();

  /**
   * What is trusted for the sake of a channel.
   *
   * @param ticket of the command that brought it
   * @param left whether the channel was left since
   */
  private record Trusted(long ticket, ChannelConfig config, boolean left) {
    boolean isNewerThan(ChannelConfig other) {
      return !left && Long.compareUnsigned(other.sequence(), config.sequence()) < 0;
    }

    Trusted leaving() {
      return new Trusted(ticket, config, true);
    }
  }

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
    Trusted former = trusted.get(config.channel());
    if (former != null && former.isNewerThan(config)) {
      return new Input.ConfigRefused(ticket, config, "a newer one was taken meanwhile");
    }
    try {
      replace(new Trusted(ticket, config, false));
      return new Input.ConfigAccepted(ticket, config);
    } catch (IllegalArgumentException unusable) {
      transport.replaceTrusted(certificatesOf(trusted));
      return new Input.ConfigRefused(ticket, config, String.valueOf(unusable.getMessage()));
    }
  }

  private void replace(Trusted next) {
    Map<ChannelId, Trusted> all = new TreeMap<>(trusted);
    all.put(next.config().channel(), next);
    transport.replaceTrusted(certificatesOf(all));
    crypto.accept(next.config());
    trusted.put(next.config().channel(), next);
  }

  /**
   * Takes back what was trusted for a channel that the node then could not join, unless another
   * configuration of it came since. Answers with {@link Input.TrustEnded}.
   */
  void withdraw(long ticket, ChannelId channel) {
    offload.submit(LANE, () -> ending(channel, known -> known.ticket() == ticket));
  }

  /** Answers with {@link Input.ConfigsSettled}; the channel is trusted until {@link #forget}. */
  void leave(long ticket, ChannelId channel) {
    offload.submit(
        LANE,
        () -> {
          trusted.computeIfPresent(channel, (name, known) -> known.leaving());
          return new Input.ConfigsSettled(ticket, channel);
        });
  }

  /**
   * Trusts nobody for the sake of a channel that was left, unless a configuration of it came since.
   * Answers with {@link Input.TrustEnded}. Organizations that other channels have are trusted on.
   */
  void forget(ChannelId channel) {
    offload.submit(LANE, () -> ending(channel, Trusted::left));
  }

  private Input ending(ChannelId channel, Predicate<Trusted> ends) {
    Trusted known = trusted.get(channel);
    boolean ended = known != null && ends.test(known);
    if (ended) {
      trusted.remove(channel);
      crypto.forget(channel);
      transport.replaceTrusted(certificatesOf(trusted));
    }
    return new Input.TrustEnded(channel, ended);
  }

  private static List<Bytes> certificatesOf(Map<ChannelId, Trusted> all) {
    return all.values().stream()
        .flatMap(known -> known.config().applicationOrgs().stream())
        .flatMap(organization -> organization.tlsCertificates().stream())
        .distinct()
        .toList();
  }
}
