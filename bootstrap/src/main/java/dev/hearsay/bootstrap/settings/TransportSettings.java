// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.grpc.GrpcKeepalive;
import dev.hearsay.grpc.GrpcLimits;
import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.GrpcTimeouts;
import dev.hearsay.grpc.Listen;
import dev.hearsay.grpc.TransportSecurity;
import dev.hearsay.grpc.TransportSecurity.ClientAuth;
import dev.hearsay.grpc.TransportSecurity.KeyFiles;
import dev.hearsay.grpc.TransportSecurity.TlsVersion;
import java.util.List;

/** What the transport is told. The bounds that Fabric has no key for are the transport's own. */
public final class TransportSettings {
  private TransportSettings() {}

  /**
   * How a node with these settings communicates.
   *
   * @throws IllegalArgumentException if the transport finds that a value makes no sense
   */
  public static GrpcSettings of(PeerSettings settings) {
    ListenAddress listen = settings.server().listen();
    return new GrpcSettings(
        new Listen.OwnServer(listen.host(), listen.port()),
        security(settings.tls()),
        timeouts(settings.gossip().timers().connections()),
        keepalive(settings.keepalive()),
        limits(settings.server()));
  }

  private static TransportSecurity security(PeerSettings.Tls tls) {
    return switch (tls) {
      case PeerSettings.Tls.Off off -> new TransportSecurity.Plaintext();
      case PeerSettings.Tls.On on ->
          new TransportSecurity.MutualTls(
              new KeyFiles(on.certificate(), on.key()),
              new KeyFiles(on.clientCertificate(), on.clientKey()),
              List.of(on.rootCertificate()),
              on.clientAuthRequired()
                  ? new ClientAuth.Required(on.clientRootCertificates())
                  : new ClientAuth.HashOnly(),
              List.of(TlsVersion.values()));
    };
  }

  private static GrpcTimeouts timeouts(GossipTimers.Connections connections) {
    return new GrpcTimeouts(
        connections.dialTimeout(),
        connections.timeout(),
        GrpcTimeouts.DEFAULTS.establishment(),
        GrpcTimeouts.DEFAULTS.idle(),
        GrpcTimeouts.DEFAULTS.finish());
  }

  private static GrpcKeepalive keepalive(Keepalive keepalive) {
    return new GrpcKeepalive(
        keepalive.clientInterval(),
        keepalive.clientTimeout(),
        keepalive.serverInterval(),
        keepalive.serverTimeout(),
        keepalive.minimumClientInterval());
  }

  private static GrpcLimits limits(PeerSettings.Server server) {
    GrpcLimits.Sizes sizes = GrpcLimits.Sizes.DEFAULTS;
    return new GrpcLimits(
        new GrpcLimits.Sizes(
            server.maxReceiveBytes(), server.maxSendBytes(), sizes.first(), sizes.window()),
        GrpcLimits.Counts.DEFAULTS);
  }
}
