// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/**
 * The outcome of decoding: a value or the reason why there is none.
 *
 * @param <T> what was to be decoded
 */
public sealed interface Decoded<T> {

  /** The bytes had this meaning. */
  record Value<T>(T value) implements Decoded<T> {}

  /**
   * The bytes had no meaning.
   *
   * @param reason the kind of failure
   * @param detail one line for a log
   */
  record Failed<T>(DecodeFailure reason, String detail) implements Decoded<T> {

    /**
     * One line for the detail of a refusal: the name of the failure, which tells more than the
     * {@link Rejection} it is counted under, and what was seen.
     */
    public String explanation() {
      return detail.isEmpty() ? reason.name() : reason + ": " + detail;
    }
  }
}
