// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

/** What is read was not written in this form. */
public final class MalformedFormException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line that says what is wrong. */
  public MalformedFormException(String message) {
    super(message);
  }

  /** With one line that says what is wrong, and what found it. */
  public MalformedFormException(String message, Throwable cause) {
    super(message, cause);
  }
}
