// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

/** A node asks for what it did not ask for when it was recorded. */
final class DifferentPastException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line: what differs. */
  DifferentPastException(String message) {
    super(message);
  }
}
