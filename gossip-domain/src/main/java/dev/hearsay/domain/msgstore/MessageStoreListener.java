// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

/**
 * Hears of messages that leave a store. The store is consistent and may be called.
 *
 * @param <M> the messages
 */
public interface MessageStoreListener<M> {

  /** A newer message took its place, or it made room for others. */
  void superseded(M message);

  /**
   * It is older than the time to live. It is not listed any more, but still stands against older
   * ones.
   */
  void expired(M message);

  /** A listener that does not listen. */
  static <M> MessageStoreListener<M> none() {
    return new MessageStoreListener<>() {
      @Override
      public void superseded(M message) {}

      @Override
      public void expired(M message) {}
    };
  }
}
