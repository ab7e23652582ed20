// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

/**
 * What others can cost a node.
 *
 * <p>What nobody requested never leaves the other side, so unread bytes need no limit of their own:
 * a link holds at most as many messages as were requested, and one that sends more is ended.
 *
 * @param messageBytes the largest message that is taken; a larger one ends its link before it is
 *     read
 * @param firstMessageBytes the largest first message of a link, which comes from whoever it may be
 * @param unsentBytes how much may wait on a link before its writer is asked to wait
 * @param connections inbound connections at a time, in handshake or with a link; more are closed
 * @param connectionsPerAddress those of them that one address has
 */
public record TlsLimits(
    int messageBytes,
    int firstMessageBytes,
    int unsentBytes,
    int connections,
    int connectionsPerAddress) {

  /** 100 MiB as in Fabric, 64 KiB, 64 KiB, 1000 and 256. */
  public static final TlsLimits DEFAULTS =
      new TlsLimits(100 * 1024 * 1024, 64 * 1024, 64 * 1024, 1000, 256);

  /** Checks that all are positive. */
  public TlsLimits {
    positive("messageBytes", messageBytes);
    positive("firstMessageBytes", firstMessageBytes);
    positive("unsentBytes", unsentBytes);
    positive("connections", connections);
    positive("connectionsPerAddress", connectionsPerAddress);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be positive");
    }
  }
}
