// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

/** The contract over TLS 1.3. */
class TlsComm13Test extends TlsCommContract {

  @Override
  String version() {
    return TlsSettings.TLS_1_3;
  }
}
