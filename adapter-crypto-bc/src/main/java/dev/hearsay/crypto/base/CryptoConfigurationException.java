// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.base;

/**
 * The material or the settings that a node was given cannot be used. The message is one line for
 * the operator: where, why, and the way out.
 */
public final class CryptoConfigurationException extends RuntimeException {

  private final String where;
  private final String reason;
  private final String wayOut;

  /**
   * A mistake that a person must correct.
   *
   * @param where the file, folder, setting or part of a configuration
   * @param reason what is wrong with it
   * @param wayOut what to do about it
   */
  public CryptoConfigurationException(String where, String reason, String wayOut) {
    super(oneLine(where + ": " + reason + "; " + wayOut));
    this.where = where;
    this.reason = oneLine(reason);
    this.wayOut = wayOut;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  /** The file, folder, setting or part of a configuration. */
  public String where() {
    return where;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }

  /** What to do about it. */
  public String wayOut() {
    return wayOut;
  }
}
