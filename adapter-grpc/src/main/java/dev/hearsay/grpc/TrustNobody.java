// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.security.cert.CertificateException;

/** What an empty set of authorities trusts. */
final class TrustNobody extends SimpleTrust {

  @Override
  void judgeClient() throws CertificateException {
    throw new CertificateException("no TLS root is trusted");
  }

  @Override
  void judgeServer() throws CertificateException {
    throw new CertificateException("no TLS root is trusted");
  }
}
