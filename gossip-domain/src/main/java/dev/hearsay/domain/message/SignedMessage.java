// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/**
 * A message with the bytes it came from. Nothing says that anybody has checked the signature: see
 * {@code VerifiedMessage} in {@link dev.hearsay.domain.trust}.
 *
 * @param envelope the original bytes, to be stored, forwarded and served
 * @param message what they say
 */
public record SignedMessage(Envelope envelope, GossipMessage message) {

  /** What the message says. */
  public Content content() {
    return message.content();
  }
}
