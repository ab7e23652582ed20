// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

/**
 * A node cannot start as it is configured. The message is one line for the operator: the file or
 * variable, the key, the value, what is wrong with it and the way out.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line for the operator; line breaks that a value brings along become spaces. */
  public ConfigurationException(String line) {
    super(onOneLine(line));
  }

  /** With one line for the operator and what led to it. */
  public ConfigurationException(String line, Throwable cause) {
    super(onOneLine(line), cause);
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
