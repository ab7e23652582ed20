// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.testkit.simulation.Witness;

/**
 * Something that must hold after every event. It is told what happens, looks only at what that
 * touches, and reports to the {@link Objections} that it was made with. Bounded in what it
 * remembers.
 */
public interface Invariant extends Witness {

  /** What must hold, in a few words. */
  String name();
}
