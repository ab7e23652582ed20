// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trust that depends on nothing but the role of the other side. */
abstract sealed class SimpleTrust extends X509ExtendedTrustManager
    permits TrustNobody, TrustAnyClient {

  private static final X509Certificate[] NO_NAMES = {};

  /** Decides about a client's chain. */
  abstract void judgeClient() throws CertificateException;

  /** Decides about a server's chain. */
  abstract void judgeServer() throws CertificateException;

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    judgeClient();
  }

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    judgeServer();
  }

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
    judgeClient();
  }

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
    judgeServer();
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    judgeClient();
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    judgeServer();
  }

  @Override
  public final X509Certificate[] getAcceptedIssuers() {
    return NO_NAMES;
  }
}
