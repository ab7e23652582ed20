// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/**
 * What others can cost a node.
 *
 * @param sizes of messages and of what waits unread
 * @param counts of connections and streams
 */
public record GrpcLimits(Sizes sizes, Counts counts) {

  /** The defaults of both. */
  public static final GrpcLimits DEFAULTS = new GrpcLimits(Sizes.DEFAULTS, Counts.DEFAULTS);

  /**
   * Bytes.
   *
   * @param receive the largest message that is taken, on the wire and unpacked; a larger one ends
   *     its link. Fabric sends nothing compressed unless it is told to, but takes it, and so does
   *     this node: a small message never unpacks to more than this
   * @param send the largest message that is sent; a larger one ends its link
   * @param first the largest first message of a stream, on the wire and unpacked, that is taken
   *     from whoever it may be; a larger one ends its link while it is still arriving
   * @param window unread bytes that a link, and a connection, holds for a node that does not
   *     request
   */
  public record Sizes(int receive, int send, int first, int window) {

    /** Fabric's 100 MiB for messages; 64 KiB for a handshake, 256 KiB windows. */
    public static final Sizes DEFAULTS =
        new Sizes(100 * 1024 * 1024, 100 * 1024 * 1024, 64 * 1024, 256 * 1024);

    /** Checks that all are positive. */
    public Sizes {
      Checks.positive("maximum receive size", receive);
      Checks.positive("maximum send size", send);
      Checks.positive("maximum size of a first message", first);
      Checks.positive("window", window);
    }
  }

  /**
   * Numbers of what is open at a time.
   *
   * @param connections inbound ones on the own server; more are closed at once
   * @param connectionsPerAddress those of them that one address has; more are closed at once. Many
   *     nodes may share an address, on one host or behind one router
   * @param streams inbound links; more are refused
   * @param streamsPerConnection calls on one connection; more wait at the client
   */
  public record Counts(
      int connections, int connectionsPerAddress, int streams, int streamsPerConnection) {

    /** 1000 connections, 256 of one address, 1000 links, and 16 calls on each connection. */
    public static final Counts DEFAULTS = new Counts(1000, 256, 1000, 16);

    /** Checks that all are positive. */
    public Counts {
      Checks.positive("maximum number of connections", connections);
      Checks.positive("maximum number of connections per address", connectionsPerAddress);
      Checks.positive("maximum number of streams", streams);
      Checks.positive("maximum number of streams per connection", streamsPerConnection);
    }
  }
}
