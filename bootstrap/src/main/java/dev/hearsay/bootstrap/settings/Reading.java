// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

/**
 * What came of reading one value.
 *
 * @param <T> the type of the value
 */
sealed interface Reading<T> {

  /** The value is as it should be. */
  record Value<T>(T value) implements Reading<T> {}

  /**
   * The value cannot be used.
   *
   * @param reason what is wrong
   * @param wayOut what to write instead
   */
  record Malformed<T>(String reason, String wayOut) implements Reading<T> {}
}
