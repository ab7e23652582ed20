// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.node.TrustSettings;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoveryLimits;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.pull.PullSettings;
import dev.hearsay.domain.routing.PushSettings;
import java.time.Duration;

/**
 * What each room of the domain is told. The bounds that Fabric has no key for are the rooms' own,
 * and times that it has none for follow those that they depend on.
 */
public final class RoomSettings {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_TURN = Duration.ofMinutes(1);
  private static final Duration MEMBERSHIP_RESPONSE = Duration.ofSeconds(5);

  /** Of the expiration timeout: an answer that takes longer is overtaken by heartbeats. */
  private static final int RESPONSE_FRACTION = 5;

  /** Of the longest rest after failed dials: the first one. */
  private static final int FIRST_BACK_OFF_FRACTION = 100;

  /** Of the pull interval: the gap between two rounds when there is reason to hurry. */
  private static final int EARLY_ROUND_FRACTION = 8;

  private RoomSettings() {}

  /**
   * Hands {@code timers} to the rooms.
   *
   * @throws IllegalArgumentException if a room finds that its part makes no sense; the message
   *     names the setting
   */
  public static NodeSettings of(GossipTimers timers) {
    return new NodeSettings(
        connections(timers),
        discovery(timers),
        push(timers),
        TrustSettings.withPull(CertStoreSettings.withPull(pull(timers.pull()))),
        channels(timers),
        service(timers.blocks()));
  }

  private static ServiceSettings service(GossipTimers.Blocks blocks) {
    ServiceSettings defaults = ServiceSettings.defaults();
    return defaults.withUnpushed(new Load(defaults.unpushed().items(), blocks.unpushedBytes()));
  }

  /**
   * Hands {@code timers} to the rooms of channels and blocks.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static ChannelSettings channels(GossipTimers timers) {
    return new ChannelRoomSettings(timers, pull(timers.pull())).channels();
  }

  private static DiscoverySettings discovery(GossipTimers timers) {
    GossipTimers.Membership membership = timers.membership();
    return new DiscoverySettings(
        membership.aliveInterval(),
        membership.aliveExpiration(),
        membership.reconnectInterval(),
        membership.maxConnectionAttempts(),
        membership.messageExpirationFactor(),
        membership.publishCertPeriod(),
        timers.pull().interval(),
        timers.pull().peers(),
        shorter(MEMBERSHIP_RESPONSE, membership.aliveExpiration().dividedBy(RESPONSE_FRACTION)),
        DiscoveryLimits.defaults());
  }

  private static ConnectionSettings connections(GossipTimers timers) {
    ConnectionSettings defaults = ConnectionSettings.defaults();
    GossipTimers.Connections connections = timers.connections();
    return new ConnectionSettings(
        connections.timeout(),
        defaults.grace(),
        links(defaults.links(), connections),
        new ConnectionSettings.Lanes(
            connections.sendBuffer(), defaults.lanes().lightBytes(), defaults.lanes().blockBytes()),
        dialling(defaults.dialling(), timers),
        defaults.maxPendingAcks());
  }

  private static ConnectionSettings.Links links(
      ConnectionSettings.Links defaults, GossipTimers.Connections connections) {
    return new ConnectionSettings.Links(
        defaults.total(),
        defaults.strangers(),
        defaults.inboundPerPeer(),
        defaults.handshakeBytes(),
        connections.receiveBuffer(),
        defaults.largeMessageBytes(),
        defaults.readAheadBytes());
  }

  /**
   * A dial pings first and then shakes hands, so it may take twice as long as each of them; before
   * that it may wait for its turn, where many nodes share a process.
   */
  private static ConnectionSettings.Dialling dialling(
      ConnectionSettings.Dialling defaults, GossipTimers timers) {
    GossipTimers.Connections connections = timers.connections();
    Duration longest = shorter(timers.membership().reconnectInterval(), A_DAY);
    return new ConnectionSettings.Dialling(
        defaults.concurrent(),
        defaults.waiting(),
        connections.dialTimeout().plus(connections.timeout()).multipliedBy(2).plus(A_TURN),
        defaults.attemptsBeforeDead(),
        shorter(defaults.firstBackOff(), longest.dividedBy(FIRST_BACK_OFF_FRACTION)),
        longest);
  }

  private static PushSettings push(GossipTimers timers) {
    GossipTimers.Propagation propagation = timers.propagation();
    return new PushSettings(timers.blocks().strategy(), propagation.peers(), emitter(propagation));
  }

  private static EmitterSettings emitter(GossipTimers.Propagation propagation) {
    return EmitterSettings.of(
        propagation.iterations(),
        propagation.burstSize(),
        propagation.burstLatency(),
        Math.max(EmitterSettings.defaults().maxPending(), propagation.burstSize()));
  }

  private static PullSettings pull(GossipTimers.PullRounds pull) {
    return new PullSettings(
        pull.interval(),
        pull.peers(),
        pull.digestWait(),
        pull.requestWait(),
        pull.responseWait(),
        shorter(
            PullSettings.defaults().earlyRoundGap(),
            pull.interval().dividedBy(EARLY_ROUND_FRACTION)),
        PullSettings.defaults().limits());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
