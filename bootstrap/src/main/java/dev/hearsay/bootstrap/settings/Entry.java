// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

/**
 * A value as it was found.
 *
 * @param source the file or {@code environment}
 * @param name the key or variable, spelled as found
 * @param raw a text, number, truth value or list
 */
record Entry(String source, String name, Object raw) {
  private static final int SHOWN = 80;

  /** The mistake in this value, for the operator. */
  ConfigurationException mistake(String reason, String wayOut) {
    return new ConfigurationException(
        "%s: %s is '%s': %s; %s".formatted(source, name, shown(), reason, wayOut));
  }

  private String shown() {
    String text = raw.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
