// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

/**
 * What all links of a node together may deliver ahead of its handling, in bytes. A link always has
 * one message free; what it has more is set aside here at the size that its messages lately had.
 *
 * <p>An estimate, not a promise: a peer whose messages grow all at once delivers at most one window
 * of them before its link is narrowed.
 */
final class ReadAhead {

  private final long most;
  private long setAside;

  ReadAhead(long mostBytes) {
    this.most = mostBytes;
  }

  /** How many messages of {@code bytes} can still be set aside for. */
  long roomFor(long bytes) {
    return Math.max(0, most - setAside) / bytes;
  }

  void setAside(long bytes) {
    setAside += bytes;
  }

  void giveBack(long bytes) {
    setAside -= bytes;
  }

  /** The bytes that are set aside. */
  long bytes() {
    return setAside;
  }
}
