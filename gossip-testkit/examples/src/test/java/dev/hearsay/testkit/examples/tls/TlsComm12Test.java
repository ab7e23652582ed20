// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

/** The contract over TLS 1.2. */
class TlsComm12Test extends TlsCommContract {

  @Override
  String version() {
    return TlsSettings.TLS_1_2;
  }
}
