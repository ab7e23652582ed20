// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

/** A scenario is too short for what is to go wrong in it. */
public final class NoTimeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  NoTimeException(String message) {
    super(message);
  }
}
