// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/**
 * How a node communicates over gRPC (wire §9). Immutable.
 *
 * @param listen where it serves
 * @param security TLS or plaintext; both sides of a link must agree
 * @param timeouts how long it waits for others
 * @param keepalive how it finds silent connections
 * @param limits what others can cost it
 */
public record GrpcSettings(
    Listen listen,
    TransportSecurity security,
    GrpcTimeouts timeouts,
    GrpcKeepalive keepalive,
    GrpcLimits limits) {

  /** Fabric's defaults for all but the address and the certificates. */
  public static GrpcSettings defaults(Listen listen, TransportSecurity security) {
    return new GrpcSettings(
        listen, security, GrpcTimeouts.DEFAULTS, GrpcKeepalive.DEFAULTS, GrpcLimits.DEFAULTS);
  }

  /** These settings with other timeouts. */
  public GrpcSettings withTimeouts(GrpcTimeouts other) {
    return new GrpcSettings(listen, security, other, keepalive, limits);
  }

  /** These settings with other limits. */
  public GrpcSettings withLimits(GrpcLimits other) {
    return new GrpcSettings(listen, security, timeouts, keepalive, other);
  }
}
