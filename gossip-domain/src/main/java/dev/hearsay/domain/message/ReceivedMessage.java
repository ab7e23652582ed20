// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/**
 * A message with the authenticated connection it came on.
 *
 * @param signed the message and its bytes
 * @param from who handed it to us; not always the author
 */
public record ReceivedMessage(SignedMessage signed, ConnectionInfo from) {

  /** What the message says. */
  public Content content() {
    return signed.content();
  }
}
