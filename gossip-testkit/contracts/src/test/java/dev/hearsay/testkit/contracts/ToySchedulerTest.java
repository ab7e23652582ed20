// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

/** The scheduler that {@link SchedulerContractTest} breaks is a good one. */
class ToySchedulerTest extends ToyScheduler.Contract {

  ToySchedulerTest() {
    super(ToyScheduler::new);
  }
}
