// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.nio.file.Path;
import java.util.List;

/** Whether links are secured (wire §8). */
public sealed interface TransportSecurity {

  /** No TLS: no certificate hash is known on any link. */
  record Plaintext() implements TransportSecurity {}

  /**
   * TLS with certificates on both sides.
   *
   * @param server what this node presents where it serves
   * @param client what this node presents where it dials; the same as {@code server} in most
   *     networks
   * @param roots PEM files of the authorities that it trusts at first, until {@link
   *     GrpcComm#replaceTrusted} replaces them
   * @param clientAuth whether a client's certificate must be vouched for
   * @param versions the protocol versions to speak, not empty
   */
  record MutualTls(
      KeyFiles server,
      KeyFiles client,
      List<Path> roots,
      ClientAuth clientAuth,
      List<TlsVersion> versions)
      implements TransportSecurity {

    /** Copies the lists. */
    public MutualTls {
      roots = List.copyOf(roots);
      versions = List.copyOf(versions);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException("no TLS version is allowed: name at least one");
      }
    }

    /** One certificate for both roles, TLS 1.2 and 1.3, clients not vouched for. */
    public static MutualTls of(KeyFiles files, List<Path> roots) {
      return new MutualTls(
          files, files, roots, new ClientAuth.HashOnly(), List.of(TlsVersion.values()));
    }
  }

  /**
   * A certificate and its private key.
   *
   * @param certificate a PEM file, the leaf first, then intermediates
   * @param key a PEM file with an unencrypted PKCS #8 key
   */
  record KeyFiles(Path certificate, Path key) {}

  /** What a client's certificate must be. */
  sealed interface ClientAuth {

    /**
     * Any, for only its hash counts: the handshake of the gossip protocol binds it to an identity.
     * A client without one is let in, and refused by that handshake.
     */
    record HashOnly() implements ClientAuth {}

    /**
     * Issued by a trusted authority; others do not get through the TLS handshake.
     *
     * @param clientRoots PEM files of authorities trusted for clients, beside the ones trusted for
     *     both roles
     */
    record Required(List<Path> clientRoots) implements ClientAuth {

      /** Copies the list. */
      public Required {
        clientRoots = List.copyOf(clientRoots);
      }
    }
  }

  /** A version of TLS that Fabric speaks. */
  enum TlsVersion {
    /** TLS 1.2. */
    V1_2("TLSv1.2"),
    /** TLS 1.3. */
    V1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
      this.protocol = protocol;
    }

    /** The name that TLS libraries use. */
    public String protocol() {
      return protocol;
    }
  }
}
