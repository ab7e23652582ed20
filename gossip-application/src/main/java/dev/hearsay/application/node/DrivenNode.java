// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.time.Now;

/**
 * A node as its driver sees it: the node itself, or somebody who watches what goes in and out.
 * Whoever drives it calls {@link #start} and {@link #step} one at a time.
 */
public interface DrivenNode {

  /** Begins to speak. */
  void start(Now moment);

  /** Takes one input. */
  void step(Input input, Now moment);

  /** What the node knew after its last step. May be called by any thread. */
  NodeView view();
}
