// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.testkit.examples.pem.KeyPairs;
import dev.hearsay.testkit.examples.pem.PemFile;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A node to TLS: its certificate, read once, and the authorities that it trusts, which can be
 * replaced. Both sides show a certificate that the other one trusts, and the server's is for the
 * name that was dialled; the JDK checks all of that. Thread-safe.
 */
final class TlsIdentity {

  private static final char[] NO_PASSWORD = {};

  private final KeyManager[] keys;
  private final Bytes hash;
  private final String[] versions;
  private volatile SSLContext current;

  /**
   * Reads the files.
   *
   * @throws CommException naming the first one that cannot be used
   */
  TlsIdentity(TlsFiles files, List<String> versions) {
    try {
      List<X509Certificate> chain = PemFile.certificates(files.certificate());
      this.keys = keys(files, chain);
      this.hash = hash(chain.getFirst());
      this.versions = versions.toArray(String[]::new);
      this.current =
          context(
              files.roots().stream().flatMap(file -> PemFile.certificates(file).stream()).toList());
    } catch (UnusableMaterialException e) {
      throw new CommException("TLS: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(TlsFiles files, List<X509Certificate> chain) {
    PrivateKey key = PemFile.privateKey(files.key(), "EC", "RSA");
    if (!KeyPairs.match(key, chain.getFirst().getPublicKey())) {
      throw UnusableMaterialException.about(
          files.key(), "is not the key of " + files.certificate(), "name a pair");
    }
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot hold a TLS key", e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty store reads nothing", e);
    }
  }

  /** Trusts {@code authorities} from now on, and nobody else. */
  void trust(List<X509Certificate> authorities) {
    current = context(authorities);
  }

  /** A context of its own for each set of authorities, so that no session outlives its trust. */
  private SSLContext context(List<X509Certificate> authorities) {
    try {
      KeyStore store = emptyStore();
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot hold TLS authorities", e);
    }
  }

  /** TLS over {@code socket}, which is connected to {@code endpoint}. No byte is sent yet. */
  SSLSocket asClient(Socket socket, Endpoint endpoint) throws IOException {
    SSLSocket tls = layered(socket, endpoint.host(), endpoint.port());
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    return tls;
  }

  /** TLS over {@code socket}, which somebody else connected. No byte is sent yet. */
  SSLSocket asServer(Socket socket) throws IOException {
    SSLSocket tls = layered(socket, socket.getInetAddress().getHostAddress(), socket.getPort());
    tls.setUseClientMode(false);
    tls.setNeedClientAuth(true);
    return tls;
  }

  private SSLSocket layered(Socket socket, String host, int port) throws IOException {
    SSLSocket tls = (SSLSocket) current.getSocketFactory().createSocket(socket, host, port, true);
    tls.setEnabledProtocols(versions);
    return tls;
  }

  /** What the node is to know of a link with this session. */
  LinkInfo info(SSLSession session, Endpoint remote) throws IOException {
    return new LinkInfo(true, hash, hash(session.getPeerCertificates()[0]), remote.text());
  }

  /** SHA-256 of a certificate's DER bytes (wire §8). */
  private static Bytes hash(Certificate certificate) {
    try {
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read cannot be hashed", e);
    }
  }
}
