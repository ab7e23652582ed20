// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

/** A configuration is malformed, or asks for what is not understood here; the message says what. */
public final class UnusableConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnusableConfigException(String message) {
    super(message);
  }

  UnusableConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
