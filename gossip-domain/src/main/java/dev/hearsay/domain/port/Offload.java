// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import java.util.function.Supplier;

/**
 * Takes slow work off the node loop: signatures, validation of identities, verification of blocks.
 *
 * <p>A job goes in, one answer comes back to the inbox as an input. Jobs of the same lane answer in
 * the order in which they were submitted; between lanes there is no order. A job must not touch the
 * state of the node.
 *
 * <p>It does not promise that a job ends soon, nor that it is answered after the node stopped.
 *
 * @param <A> the inputs that come back
 */
public interface Offload<A> {

  /**
   * Submits a job.
   *
   * @param lane jobs with equal lanes keep their order
   * @param job computes the answer; it must turn its failures into answers. One that throws stops
   *     the node loudly
   */
  void submit(Object lane, Supplier<? extends A> job);
}
