// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import org.jspecify.annotations.Nullable;

/**
 * The name of a peer: SHA-256 over its MSP identifier and certificate bytes (identities §2.1), the
 * key of every table.
 *
 * <p>What arrives on the wire may have any length; {@link #isWellFormed()} tells the 32 bytes that
 * a real one has.
 */
public final class PkiId implements Comparable<PkiId> {

  /** The length of a well-formed PKI-ID in bytes. */
  public static final int LENGTH = 32;

  /** The absent PKI-ID. */
  public static final PkiId NONE = new PkiId(Bytes.EMPTY);

  private static final int SHOWN = 6;

  private final Bytes value;

  /** Made when it is first asked for; refusals name peers all the time. */
  private @Nullable String text;

  /**
   * The PKI-ID of these bytes. Keeps a compact copy, since PKI-IDs outlive the messages they come
   * in.
   */
  public PkiId(Bytes value) {
    this.value = value.compact();
  }

  /** The raw hash. */
  public Bytes value() {
    return value;
  }

  /** Whether it has the length of a hash. */
  public boolean isWellFormed() {
    return value.length() == LENGTH;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return value.isEmpty();
  }

  /** Smaller wins in leader election and in the choice between two simultaneous connections. */
  @Override
  public int compareTo(PkiId other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PkiId that && value.equals(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The first six bytes in hexadecimal: enough for a person to tell peers apart. */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = value.slice(0, Math.min(SHOWN, value.length())).toHex();
      text = known;
    }
    return known;
  }
}
