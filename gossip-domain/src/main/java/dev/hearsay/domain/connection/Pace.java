// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

/**
 * How many messages one link may deliver ahead of their handling (pitfalls B.3.24 and B.3.30): one
 * at first, twice as many after each message that was handled, up to the window of the settings,
 * and one again after a large message.
 *
 * <p>Owned by its {@link Link}. Counts what was asked for, and keeps the node's {@link ReadAhead}
 * up to date about it until {@link #end}.
 */
final class Pace {

  /** What the smallest message costs, envelope and records around it included. */
  private static final long LEAST_BYTES = 1024;

  private final ConnectionSettings.Links limits;
  private final ReadAhead all;
  private int window = 1;
  private int credit;
  private long lately = LEAST_BYTES;
  private long setAside;

  Pace(ConnectionSettings.Links limits, ReadAhead all) {
    this.limits = limits;
    this.all = all;
  }

  /** One of the messages asked for has arrived. */
  void delivered() {
    credit--;
  }

  /** A message of {@code bytes} was handled; the size that is expected halves with each one. */
  void handled(int bytes) {
    lately = Math.max(LEAST_BYTES, Math.max(bytes, lately / 2));
    window = bytes > limits.largeMessageBytes() ? 1 : Math.min(2 * window, limits.window());
  }

  /** How many more messages must be asked for; they count as asked for. */
  int refill() {
    all.giveBack(setAside);
    int wide = (int) Math.min(window, 1 + all.roomFor(lately));
    int missing = Math.max(0, wide - credit);
    credit += missing;
    setAside = (credit - 1) * lately;
    all.setAside(setAside);
    return missing;
  }

  /** The link is gone; ending twice has no effect. */
  void end() {
    all.giveBack(setAside);
    setAside = 0;
  }
}
