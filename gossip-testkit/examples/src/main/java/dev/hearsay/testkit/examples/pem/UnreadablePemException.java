// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.pem;

/** A text does not hold what is looked for in it. */
public final class UnreadablePemException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what is missing or wrong. */
  public UnreadablePemException(String message) {
    super(message);
  }

  /** With what is wrong and what the JDK said. */
  public UnreadablePemException(String message, Throwable cause) {
    super(message, cause);
  }
}
