// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

/**
 * How a value is read from what a file or the environment holds: a text, a number, a truth value or
 * a list of those. Total: whatever stands there gives a reading.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface Kind<T> {

  /** Reads {@code raw}. */
  Reading<T> read(Object raw);
}
