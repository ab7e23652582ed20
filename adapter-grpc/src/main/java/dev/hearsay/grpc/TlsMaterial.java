// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.CommException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.OpenSslSessionContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;

/**
 * The TLS of one node (wire §8 and §9): certificates read once, trust that can be replaced.
 * BoringSSL does the work where gRPC brings it for the platform, else the JDK.
 *
 * @param serverContext requests client certificates
 * @param clientContext checks servers and their host names, and presents the own certificate
 * @param serverHash of the certificate that the server presents
 * @param clientHash of the certificate that the client presents
 * @param trust the authorities for both roles
 */
record TlsMaterial(
    SslContext serverContext,
    SslContext clientContext,
    Bytes serverHash,
    Bytes clientHash,
    List<ReplaceableTrust> trust) {

  /** Those of Fabric's servers that keep forward secrecy, and TLS 1.3's own. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

  /**
   * Reads all files.
   *
   * @throws CommException naming the first file that cannot be used
   */
  static TlsMaterial load(TransportSecurity.MutualTls settings) {
    KeyPairFiles server = KeyPairFiles.read(settings.server());
    KeyPairFiles client = KeyPairFiles.read(settings.client());
    List<X509Certificate> roots = certificates(settings.roots());
    ReplaceableTrust forServers = new ReplaceableTrust(List.of(), roots);
    ReplaceableTrust forClients =
        new ReplaceableTrust(certificates(clientRoots(settings.clientAuth())), roots);
    try {
      return new TlsMaterial(
          serverContext(settings, server, forClients),
          clientContext(settings, client, forServers),
          server.hash(),
          client.hash(),
          List.of(forServers, forClients));
    } catch (SSLException e) {
      throw new CommException(
          StatusText.oneLine(
              "TLS cannot use the certificate in "
                  + settings.server().certificate()
                  + ": "
                  + e.getMessage()
                  + "; use an EC or RSA certificate"),
          e);
    }
  }

  private static List<X509Certificate> certificates(List<Path> files) {
    return files.stream().flatMap(file -> PemFiles.certificates(file).stream()).toList();
  }

  private static List<Path> clientRoots(TransportSecurity.ClientAuth clientAuth) {
    return switch (clientAuth) {
      case TransportSecurity.ClientAuth.HashOnly _ -> List.of();
      case TransportSecurity.ClientAuth.Required required -> required.clientRoots();
    };
  }

  private static SslContext serverContext(
      TransportSecurity.MutualTls settings, KeyPairFiles own, ReplaceableTrust trust)
      throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(own.key(), own.chain().toArray(X509Certificate[]::new));
    switch (settings.clientAuth()) {
      case TransportSecurity.ClientAuth.HashOnly _ ->
          builder.clientAuth(ClientAuth.OPTIONAL).trustManager(new TrustAnyClient());
      case TransportSecurity.ClientAuth.Required _ ->
          builder.clientAuth(ClientAuth.REQUIRE).trustManager(trust);
    }
    return built(builder, settings);
  }

  private static SslContext clientContext(
      TransportSecurity.MutualTls settings, KeyPairFiles own, ReplaceableTrust trust)
      throws SSLException {
    return built(
        SslContextBuilder.forClient()
            .keyManager(own.key(), own.chain().toArray(X509Certificate[]::new))
            .trustManager(trust),
        settings);
  }

  private static SslContext built(SslContextBuilder builder, TransportSecurity.MutualTls settings)
      throws SSLException {
    SslContext context =
        GrpcSslContexts.configure(builder)
            .protocols(
                settings.versions().stream().map(TransportSecurity.TlsVersion::protocol).toList())
            .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
            .build();
    forgetSessions(context.sessionContext());
    return context;
  }

  /** A resumed session would skip the check against trust that was replaced meanwhile. */
  private static void forgetSessions(SSLSessionContext sessions) {
    if (sessions instanceof OpenSslSessionContext openSsl) {
      openSsl.setSessionCacheEnabled(false);
    } else {
      sessions.setSessionCacheSize(1);
      sessions.setSessionTimeout(1);
    }
  }
}
