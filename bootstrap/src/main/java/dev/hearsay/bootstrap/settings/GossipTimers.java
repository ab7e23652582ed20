// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * When gossip does something, and how much of it (configuration §1).
 *
 * @param membership the times of membership
 * @param propagation how messages are pushed
 * @param pull the rounds of pull
 * @param connections dialling, waiting and queues
 * @param channels the times of channels
 * @param blocks how blocks are kept and spread
 */
public record GossipTimers(
    Membership membership,
    Propagation propagation,
    PullRounds pull,
    Connections connections,
    Channels channels,
    Blocks blocks) {

  /** Fabric's defaults, with the send buffer of its sample configuration. */
  public static final GossipTimers FABRIC =
      new GossipTimers(
          new Membership(ofSeconds(5), ofSeconds(25), ofSeconds(25), 120, 20, ofSeconds(10)),
          new Propagation(ofMillis(10), 10, 1, 3),
          new PullRounds(ofSeconds(4), 3, ofSeconds(1), ofMillis(1_500), ofSeconds(2)),
          new Connections(ofSeconds(3), ofSeconds(2), 20, 200),
          new Channels(ofSeconds(4), ofSeconds(4), ofSeconds(5), ofSeconds(10)),
          Blocks.DEFAULTS);

  /**
   * For demonstrations with few nodes on one machine, where nobody wants to wait: every period is a
   * tenth of Fabric's. How long a dial or a handshake may take stays, for the machine is no faster.
   */
  public static final GossipTimers FAST =
      new GossipTimers(
          new Membership(ofMillis(500), ofMillis(2_500), ofMillis(2_500), 120, 20, ofSeconds(10)),
          new Propagation(ofMillis(1), 10, 1, 3),
          new PullRounds(ofMillis(400), 3, ofMillis(100), ofMillis(150), ofMillis(200)),
          new Connections(ofSeconds(3), ofSeconds(2), 20, 200),
          new Channels(ofMillis(400), ofMillis(400), ofMillis(500), ofSeconds(1)),
          Blocks.DEFAULTS);

  /** The same with another treatment of blocks. */
  public GossipTimers withBlocks(Blocks others) {
    return new GossipTimers(membership, propagation, pull, connections, channels, others);
  }

  /** The same with another dissemination strategy. */
  public GossipTimers withStrategy(String name) {
    return withBlocks(
        new Blocks(blocks.maxCount(), blocks.storeBytes(), blocks.unpushedBytes(), name));
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

  /**
   * Channels.
   *
   * @param publishStateInfo how often the own state info is published if it has changed
   * @param requestStateInfo how often others are asked for their state infos
   * @param membershipTracker how often it is reported who came and who went
   * @param leaderAliveThreshold how long a leader counts without a word
   */
  public record Channels(
      Duration publishStateInfo,
      Duration requestStateInfo,
      Duration membershipTracker,
      Duration leaderAliveThreshold) {}

  /**
   * Blocks.
   *
   * @param maxCount how far below the newest a block may lie to be kept and taken, as Fabric's
   *     {@code maxBlockCountToStore}; 0 for no such limit
   * @param storeBytes how much of each channel is kept for others
   * @param unpushedBytes how much may wait to be written before publishers have to
   * @param strategy the name of the dissemination strategy
   */
  public record Blocks(int maxCount, int storeBytes, int unpushedBytes, String strategy) {
    private static final int MIB = 1 << 20;

    /** No limit to their count, 64 MiB kept, 32 MiB on their way, pushed as Fabric does. */
    public static final Blocks DEFAULTS = new Blocks(0, 64 * MIB, 32 * MIB, "fabric-push");
  }
}
