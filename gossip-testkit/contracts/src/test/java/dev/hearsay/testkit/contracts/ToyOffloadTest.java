// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

/** The offload that {@link OffloadContractTest} breaks is a good one. */
class ToyOffloadTest extends ToyOffload.Contract {

  ToyOffloadTest() {
    super(ToyOffload::new);
  }
}
