// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * The name of a channel: a ledger and the organizations that share it.
 *
 * @param name the raw bytes of the name as the wire carries them
 */
public record ChannelId(Bytes name) implements Comparable<ChannelId> {

  private static final int MAX_LENGTH = 249;

  /** The absent channel, as messages that concern no channel carry it. */
  public static final ChannelId NONE = new ChannelId(Bytes.EMPTY);

  /** Keeps a compact copy, since channel names outlive the messages they come in. */
  public ChannelId {
    name = name.compact();
  }

  /** The channel called {@code name}. */
  public static ChannelId of(String name) {
    return new ChannelId(Bytes.utf8(name));
  }

  /**
   * Whether the name is one that Fabric gives: at most 249 of the characters a to z, 0 to 9, dot
   * and hyphen, beginning with a letter.
   */
  public boolean isWellFormed() {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !isLetter(name.at(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      byte c = name.at(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether there is none. */
  public boolean isNone() {
    return name.isEmpty();
  }

  @Override
  public int compareTo(ChannelId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name.toUtf8();
  }
}
