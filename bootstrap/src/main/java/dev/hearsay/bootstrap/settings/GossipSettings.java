// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import java.util.List;

/**
 * What stands under {@code peer.gossip} (configuration §1). Each room judges its own part.
 *
 * @param bootstrap peers of the own organization that are contacted at start
 * @param internalEndpoint told to the own organization
 * @param externalEndpoint told to other organizations; none makes the node invisible to them
 * @param membership the times of membership
 * @param propagation how messages are pushed
 * @param pull the rounds of pull
 * @param connections dialling, waiting and queues
 */
public record GossipSettings(
    List<Endpoint> bootstrap,
    Endpoint internalEndpoint,
    Endpoint externalEndpoint,
    Membership membership,
    Propagation propagation,
    PullRounds pull,
    Connections connections) {

  /** Keeps an unmodifiable copy. */
  public GossipSettings {
    bootstrap = List.copyOf(bootstrap);
  }

  /**
   * Heartbeats and what follows from their absence.
   *
   * @param aliveInterval between two heartbeats
   * @param aliveExpiration after which silence a member is dead
   * @param reconnectInterval between two attempts to reach the dead
   * @param maxConnectionAttempts to a bootstrap peer
   * @param messageExpirationFactor times the expiration timeout: how long heartbeats are remembered
   * @param publishCertPeriod how long after start heartbeats carry the own identity
   */
  public record Membership(
      Duration aliveInterval,
      Duration aliveExpiration,
      Duration reconnectInterval,
      int maxConnectionAttempts,
      int messageExpirationFactor,
      Duration publishCertPeriod) {}

  /**
   * Push.
   *
   * @param burstLatency how long a message may wait for others
   * @param burstSize how many messages are waited for
   * @param iterations how often each message is pushed
   * @param peers to how many peers
   */
  public record Propagation(Duration burstLatency, int burstSize, int iterations, int peers) {}

  /**
   * Pull.
   *
   * @param interval between two rounds
   * @param peers how many are asked in a round
   * @param digestWait how long digests are collected
   * @param requestWait how long a peer's question is remembered after it was given digests
   * @param responseWait how long answers are waited for
   */
  public record PullRounds(
      Duration interval,
      int peers,
      Duration digestWait,
      Duration requestWait,
      Duration responseWait) {}

  /**
   * Connections.
   *
   * @param dialTimeout how long a dial may take
   * @param timeout how long a handshake may take
   * @param receiveBuffer messages that wait to be handled, per connection
   * @param sendBuffer messages that wait to be sent, per connection
   */
  public record Connections(
      Duration dialTimeout, Duration timeout, int receiveBuffer, int sendBuffer) {}
}
