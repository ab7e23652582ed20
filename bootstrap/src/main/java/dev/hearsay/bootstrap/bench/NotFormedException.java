// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

/** The network has not formed in time, so there is nothing to measure. */
final class NotFormedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one line for people. */
  NotFormedException(String line) {
    super(line);
  }
}
