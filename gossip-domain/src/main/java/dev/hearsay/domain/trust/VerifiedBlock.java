// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.SignedMessage;

/**
 * A block that is as its channel demands. Only {@link BlockVerifier} makes one, so what takes it
 * needs no check of its own.
 */
public final class VerifiedBlock {

  private final BlockCheck check;

  VerifiedBlock(BlockCheck check) {
    this.check = check;
  }

  /** The channel. */
  public ChannelId channel() {
    return check.channel();
  }

  /** The number of the block, unsigned. */
  public long number() {
    return check.number();
  }

  /** The serialized block. */
  public Bytes block() {
    return check.block();
  }

  /** The data message that brought it, with its original bytes. */
  public SignedMessage message() {
    return check.message();
  }

  @Override
  public String toString() {
    return "Verified[block " + Long.toUnsignedString(number()) + " of " + channel() + "]";
  }
}
