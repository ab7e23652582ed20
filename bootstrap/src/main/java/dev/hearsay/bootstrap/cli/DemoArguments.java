// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Crypto;
import dev.hearsay.bootstrap.network.Transport;
import java.time.Duration;

/**
 * What {@code hearsay demo} is asked to show.
 *
 * @param orgs how many organizations, 1 to 26
 * @param peers how many nodes in each, at least 1; at most {@value #MAX_NODES} nodes in all
 * @param load the blocks that are published
 * @param duration after which the demonstration ends
 * @param fast whether timers are shortened
 * @param transport how the nodes talk to each other
 * @param crypto what makes and checks signatures
 * @param measureIdle for how long the cost of the formed network is measured, on top of the
 *     duration; zero for not at all
 * @param ui whether there is a live table and a prompt
 * @param json where the result goes
 */
public record DemoArguments(
    int orgs,
    int peers,
    Load load,
    Duration duration,
    boolean fast,
    Transport transport,
    Crypto crypto,
    Duration measureIdle,
    boolean ui,
    JsonTarget json) {
  /** How many nodes one process carries. */
  public static final int MAX_NODES = 500;

  private static final int MAX_ORGS = 26;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException with one line that names the option
   */
  public DemoArguments {
    if (orgs < 1 || orgs > MAX_ORGS) {
      throw new IllegalArgumentException("--orgs " + orgs + " is not from 1 to " + MAX_ORGS);
    }
    if (peers < 1) {
      throw new IllegalArgumentException("--peers " + peers + " is less than 1");
    }
    if ((long) orgs * peers > MAX_NODES) {
      throw new IllegalArgumentException(
          "--orgs %d --peers %d: more than %d nodes".formatted(orgs, peers, MAX_NODES));
    }
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("--duration must be more than nothing");
    }
  }

  /** The same demonstration with nobody watching. */
  public DemoArguments withoutUi() {
    return new DemoArguments(
        orgs, peers, load, duration, fast, transport, crypto, measureIdle, false, json);
  }

  /** How many nodes there will be. */
  public int nodes() {
    return orgs * peers;
  }
}
