// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

/** The contract without TLS. */
class GrpcCommPlaintextTest extends GrpcCommContract {

  @Override
  TransportSecurity security(String name) {
    return new TransportSecurity.Plaintext();
  }

  @Override
  protected boolean secured() {
    return false;
  }
}
