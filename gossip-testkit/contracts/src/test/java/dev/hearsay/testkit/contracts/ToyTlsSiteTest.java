// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

/** The site that {@link TlsTrustContractTest} breaks is a good one. */
class ToyTlsSiteTest extends ToyTlsSite.Contract {

  ToyTlsSiteTest() {
    super(ToyTlsSite::new);
  }
}
