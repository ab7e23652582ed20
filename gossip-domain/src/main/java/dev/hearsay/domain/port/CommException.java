// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

/**
 * A transport cannot start: the message names what stands in the way and the way out, in one line.
 */
public final class CommException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line for the operator and the cause. */
  public CommException(String message, Throwable cause) {
    super(message, cause);
  }
}
