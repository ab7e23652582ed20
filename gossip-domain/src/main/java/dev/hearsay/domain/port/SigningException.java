// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

/** This node's key could not be used. It may work the next time. */
public final class SigningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line for the operator and the cause. */
  public SigningException(String message, Throwable cause) {
    super(message, cause);
  }
}
