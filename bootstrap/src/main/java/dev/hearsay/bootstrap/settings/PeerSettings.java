// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * All that a node's configuration says, typed, with absolute paths and Fabric's defaults.
 *
 * @param msp who the node is
 * @param server where and how it serves
 * @param tls the files of TLS
 * @param keepalive how broken connections are noticed
 * @param metrics whether and where metrics are served
 * @param signatureProvider which library checks signatures: {@code auto}, {@code corretto}, {@code
 *     bc} or {@code jdk}
 * @param gossip the protocol's own settings
 * @param channels the channels that are joined at start
 */
public record PeerSettings(
    LocalMsp msp,
    Server server,
    Tls tls,
    Keepalive keepalive,
    MetricsServer metrics,
    String signatureProvider,
    GossipSettings gossip,
    List<ChannelPlan> channels) {

  /** Keeps an unmodifiable copy. */
  public PeerSettings {
    channels = List.copyOf(channels);
  }

  /**
   * The own membership service provider.
   *
   * @param id its identifier, which names the organization
   * @param folder the folder with certificates and the key, as Fabric lays it out
   */
  public record LocalMsp(String id, Path folder) {}

  /**
   * The server.
   *
   * @param listen where it listens
   * @param maxReceiveBytes the largest message that is accepted
   * @param maxSendBytes the largest message that is sent
   */
  public record Server(ListenAddress listen, int maxReceiveBytes, int maxSendBytes) {}

  /** Whether and where metrics are served. */
  public sealed interface MetricsServer {
    /** Nowhere. */
    record Off() implements MetricsServer {}

    /**
     * For Prometheus to scrape.
     *
     * @param listen where the HTTP server listens
     * @param key the key that says so
     */
    record On(ListenAddress listen, String key) implements MetricsServer {}
  }

  /** Whether and how connections are secured. */
  public sealed interface Tls {
    /** No TLS: links are bound to no certificate. */
    record Off() implements Tls {}

    /**
     * TLS. All files are PEM and readable.
     *
     * @param certificate the server's certificate
     * @param key its key
     * @param rootCertificate the root that other servers are checked against
     * @param clientAuthRequired whether clients must present a certificate
     * @param clientRootCertificates the roots that clients are checked against
     * @param clientCertificate presented to other servers; the server's own unless configured
     * @param clientKey its key
     */
    record On(
        Path certificate,
        Path key,
        Path rootCertificate,
        boolean clientAuthRequired,
        List<Path> clientRootCertificates,
        Path clientCertificate,
        Path clientKey)
        implements Tls {
      /** Keeps an unmodifiable copy. */
      public On {
        clientRootCertificates = List.copyOf(clientRootCertificates);
      }
    }
  }
}
