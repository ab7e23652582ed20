// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.pull.PullTimer;

/** The timers of the blocks of a channel. */
public sealed interface BlockTimer {

  /** A timer of the pull. */
  record Pull(PullTimer timer) implements BlockTimer {}

  /** Time to let go of blocks that are at hand for too long. */
  record Sweep() implements BlockTimer {}

  /** What was missing a moment ago should have come by push meanwhile. */
  record PatienceOver() implements BlockTimer {}
}
