// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/** Where a node serves. */
public sealed interface Listen {

  /**
   * On a server of its own.
   *
   * @param host the local address to bind, {@code 0.0.0.0} for all
   * @param port the port; 0 for any free one, see {@link GrpcComm#port()}
   */
  record OwnServer(String host, int port) implements Listen {

    /** Checks the port's range. */
    public OwnServer {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException(
            "listen port " + port + " is not in the range from 0 to 65535");
      }
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * On a server of the embedder, who adds {@link GrpcComm#service()} to it. That server's TLS must
   * present the certificate of {@link TransportSecurity.MutualTls#server()} and request client
   * certificates.
   */
  record EmbeddersServer() implements Listen {}
}
