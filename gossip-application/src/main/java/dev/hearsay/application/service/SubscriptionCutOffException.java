// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

/**
 * A subscription ended because nobody took anything from it while too many blocks lay in it. Blocks
 * that came later are missing; subscribe again for those to come.
 */
public final class SubscriptionCutOffException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  SubscriptionCutOffException() {
    super("the subscription was cut off: too many blocks lay unread in it for too long");
  }
}
