// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

/** The randomness that {@link RandomnessContractTest} breaks is good. */
class ToyRandomnessTest extends ToyRandomness.Contract {

  ToyRandomnessTest() {
    super(true, ToyRandomness::new);
  }
}
