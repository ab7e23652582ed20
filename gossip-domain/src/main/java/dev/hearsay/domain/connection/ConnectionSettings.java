// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import java.time.Duration;

/**
 * The limits of connections. Times and queue lengths are Fabric's where Fabric has them (comm §1);
 * the time that a dial may take is a setting of the transport.
 *
 * @param handshakeTimeout how long the other side may take for its first message, {@code
 *     connTimeout}
 * @param grace how long two links opened from both sides may live side by side, and how long a link
 *     may take to end in good order
 * @param links limits of links
 * @param lanes limits of what waits to be written
 * @param dialling limits of dials
 * @param maxPendingAcks how many acknowledgements may be awaited at a time
 */
public record ConnectionSettings(
    Duration handshakeTimeout,
    Duration grace,
    Links links,
    Lanes lanes,
    Dialling dialling,
    int maxPendingAcks) {

  /** Checks the limits. */
  public ConnectionSettings {
    requirePositive(handshakeTimeout, "handshakeTimeout");
    requirePositive(grace, "grace");
    requirePositive(maxPendingAcks, "maxPendingAcks");
  }

  /** Fabric's values, with a send queue of 200 messages as in its sample configuration. */
  public static ConnectionSettings defaults() {
    return new ConnectionSettings(
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        new Links(2_000, 100, 4, 64 << 10, 16, 1 << 20, 64 << 20),
        new Lanes(200, 8 << 20, 8 << 20),
        new Dialling(
            16, 1_000, Duration.ofSeconds(10), 2, Duration.ofMillis(250), Duration.ofSeconds(25)),
        10_000);
  }

  /**
   * Limits of links.
   *
   * @param total links beyond which no inbound one is accepted; own dials are not counted against
   *     it, so that strangers cannot cut this node off
   * @param strangers inbound links whose handshake is not judged yet
   * @param inboundPerPeer links that one peer may open; beyond it the oldest gives way
   * @param handshakeBytes the largest first message
   * @param window messages that a link may deliver ahead of their handling
   * @param largeMessageBytes a message larger than this narrows the window of its link to one
   * @param readAheadBytes what all links together may deliver ahead of their handling, beyond one
   *     message each; links narrow their windows to stay within it
   */
  public record Links(
      int total,
      int strangers,
      int inboundPerPeer,
      int handshakeBytes,
      int window,
      int largeMessageBytes,
      int readAheadBytes) {

    /** Checks the limits. */
    public Links {
      requirePositive(strangers, "strangers");
      requirePositive(inboundPerPeer, "inboundPerPeer");
      requirePositive(handshakeBytes, "handshakeBytes");
      requirePositive(window, "window");
      requirePositive(largeMessageBytes, "largeMessageBytes");
      requirePositive(readAheadBytes, "readAheadBytes");
      if (total < strangers) {
        throw new IllegalArgumentException(
            "total links " + total + " is less than strangers " + strangers);
      }
    }
  }

  /**
   * Limits of the lanes of one link. A lane that is empty takes any envelope, whatever its size.
   *
   * @param messages how many envelopes wait in one lane, {@code sendBuffSize}
   * @param lightBytes how many bytes wait in one lane other than that of blocks
   * @param blockBytes how many bytes wait in the lane of blocks
   */
  public record Lanes(int messages, int lightBytes, int blockBytes) {

    /** Checks the limits. */
    public Lanes {
      requirePositive(messages, "lane messages");
      requirePositive(lightBytes, "lightBytes");
      requirePositive(blockBytes, "blockBytes");
    }
  }

  /**
   * Limits of dials.
   *
   * @param concurrent dials, pings apart, that run at a time; as many pings may run beside them
   * @param waiting dials that may wait for their turn
   * @param patience how long a dial may take before it is ended from here; longer than the
   *     transport's own limits of dial and ping together
   * @param attemptsBeforeDead failed dials in a row after which a peer is presumed dead
   * @param firstBackOff the rest after the first failure; it doubles with every further one
   * @param longestBackOff the longest rest, {@code reconnectInterval}
   */
  public record Dialling(
      int concurrent,
      int waiting,
      Duration patience,
      int attemptsBeforeDead,
      Duration firstBackOff,
      Duration longestBackOff) {

    /** Checks the limits and their relations. */
    public Dialling {
      requirePositive(concurrent, "concurrent dials");
      requirePositive(waiting, "waiting dials");
      requirePositive(patience, "dial patience");
      requirePositive(attemptsBeforeDead, "attemptsBeforeDead");
      requirePositive(firstBackOff, "firstBackOff");
      if (longestBackOff.compareTo(firstBackOff) < 0 || longestBackOff.toDays() > 1) {
        throw new IllegalArgumentException(
            "longestBackOff " + longestBackOff + " is not between " + firstBackOff + " and a day");
      }
    }
  }

  /** These settings with another {@code connTimeout}. */
  public ConnectionSettings withHandshakeTimeout(Duration timeout) {
    return new ConnectionSettings(timeout, grace, links, lanes, dialling, maxPendingAcks);
  }

  /** These settings with another grace. */
  public ConnectionSettings withGrace(Duration other) {
    return new ConnectionSettings(handshakeTimeout, other, links, lanes, dialling, maxPendingAcks);
  }

  /** These settings with other limits of links. */
  public ConnectionSettings withLinks(Links other) {
    return new ConnectionSettings(handshakeTimeout, grace, other, lanes, dialling, maxPendingAcks);
  }

  /** These settings with other limits of lanes. */
  public ConnectionSettings withLanes(Lanes other) {
    return new ConnectionSettings(handshakeTimeout, grace, links, other, dialling, maxPendingAcks);
  }

  /** These settings with other limits of dials. */
  public ConnectionSettings withDialling(Dialling other) {
    return new ConnectionSettings(handshakeTimeout, grace, links, lanes, other, maxPendingAcks);
  }

  /** These settings with another number of acknowledgements that may be awaited. */
  public ConnectionSettings withMaxPendingAcks(int other) {
    return new ConnectionSettings(handshakeTimeout, grace, links, lanes, dialling, other);
  }

  private static void requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", must be positive");
    }
  }

  private static void requirePositive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + ", must be positive");
    }
  }
}
