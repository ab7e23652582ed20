// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.security.cert.CertificateException;

/**
 * Lets every client certificate pass whose key the client holds (wire §8). That is all TLS has to
 * show here: the gossip handshake binds the certificate's hash to an identity, and judges that.
 */
final class TrustAnyClient extends SimpleTrust {

  @Override
  void judgeClient() {
    // whoever it is, the hash will tell
  }

  @Override
  void judgeServer() throws CertificateException {
    throw new CertificateException("this side is a server");
  }
}
