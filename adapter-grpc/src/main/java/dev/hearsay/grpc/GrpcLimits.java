// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/**
 * What others can cost a node.
 *
 * @param maxReceiveBytes the largest message that is taken; a larger one ends its link
 * @param maxSendBytes the largest message that is sent; a larger one ends its link
 * @param maxConnections inbound connections at a time on the own server; more are closed at once
 * @param maxStreams inbound links at a time; more are refused
 * @param maxStreamsPerConnection calls at a time on one connection; more wait at the client
 * @param windowBytes unread bytes that a link, and a connection, holds for a node that does not
 *     request
 */
public record GrpcLimits(
    int maxReceiveBytes,
    int maxSendBytes,
    int maxConnections,
    int maxStreams,
    int maxStreamsPerConnection,
    int windowBytes) {

  /** Fabric's 100 MiB for messages; 1000 connections and links, 16 calls each, 256 KiB windows. */
  public static final GrpcLimits DEFAULTS =
      new GrpcLimits(100 * 1024 * 1024, 100 * 1024 * 1024, 1000, 1000, 16, 256 * 1024);

  /** Checks that all are positive. */
  public GrpcLimits {
    Checks.positive("maximum receive size", maxReceiveBytes);
    Checks.positive("maximum send size", maxSendBytes);
    Checks.positive("maximum number of connections", maxConnections);
    Checks.positive("maximum number of streams", maxStreams);
    Checks.positive("maximum number of streams per connection", maxStreamsPerConnection);
    Checks.positive("window", windowBytes);
  }
}
