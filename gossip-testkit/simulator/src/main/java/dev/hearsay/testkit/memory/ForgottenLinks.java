// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.util.List;

/** Links that one side has forgotten and the other believes in, see {@link MemoryNetwork}. */
public final class ForgottenLinks {

  private final MemoryNetwork network;
  private final List<MemorySide> sides;

  ForgottenLinks(MemoryNetwork network, List<MemorySide> sides) {
    this.network = network;
    this.sides = sides;
  }

  /** How many links there are. */
  public int count() {
    return sides.size();
  }

  /** From now on who writes on such a link hears that it is gone. Healing twice has no effect. */
  public void heal() {
    network.exclusively(() -> sides.forEach(MemorySide::unmute));
  }
}
