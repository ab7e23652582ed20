// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts certificates issued below a set of authorities that can be replaced while nodes run; a
 * handshake uses the set of its moment. The JDK does the checking, host names included.
 *
 * <p>It never names its authorities to clients: a client that does not find its own among them
 * would send no certificate at all (wire §8).
 */
final class ReplaceableTrust extends X509ExtendedTrustManager {

  private static final X509Certificate[] NO_NAMES = {};

  private final List<X509Certificate> always;
  private volatile X509ExtendedTrustManager current;

  /** Trusts {@code always} for good, and {@code first} until they are replaced. */
  ReplaceableTrust(Collection<X509Certificate> always, Collection<X509Certificate> first) {
    this.always = List.copyOf(always);
    this.current = trusting(first);
  }

  /** Trusts {@code authorities} from now on, instead of those before. */
  void replace(Collection<X509Certificate> authorities) {
    current = trusting(authorities);
  }

  private X509ExtendedTrustManager trusting(Collection<X509Certificate> authorities) {
    List<X509Certificate> all = Stream.concat(always.stream(), authorities.stream()).toList();
    return all.isEmpty() ? new TrustNobody() : pkix(all);
  }

  private static X509ExtendedTrustManager pkix(List<X509Certificate> authorities) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(keyStore(authorities));
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK cannot hold TLS roots", e);
    }
  }

  private static KeyStore keyStore(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("root-" + i, authorities.get(i));
    }
    return store;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    current.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    current.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    current.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    current.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current.checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current.checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return NO_NAMES;
  }
}
