// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names a channel to those who know its name, and to nobody else: SHA-256 over the PKI-ID of the
 * speaker and the name (channels §2).
 */
public final class ChannelMac {

  /** The length of a MAC in bytes. */
  public static final int LENGTH = 32;

  private ChannelMac() {}

  /** The MAC with which {@code speaker} names {@code channel}. */
  public static Bytes of(PkiId speaker, ChannelId channel) {
    MessageDigest digest = sha256();
    digest.update(speaker.value().asByteBuffer());
    digest.update(channel.name().asByteBuffer());
    return Bytes.wrap(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
