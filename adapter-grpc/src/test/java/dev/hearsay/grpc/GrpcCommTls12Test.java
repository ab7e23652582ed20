// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/** The contract over TLS 1.2. */
class GrpcCommTls12Test extends GrpcCommTlsContract {

  @Override
  TransportSecurity.TlsVersion version() {
    return TransportSecurity.TlsVersion.V1_2;
  }
}
