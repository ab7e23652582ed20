// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * The name of a peer: SHA-256 over its MSP identifier and certificate bytes (identities §2.1), the
 * key of every table.
 *
 * <p>What arrives on the wire may have any length; {@link #isWellFormed()} tells the 32 bytes that
 * a real one has.
 *
 * @param value the raw hash
 */
public record PkiId(Bytes value) implements Comparable<PkiId> {

  /** The length of a well-formed PKI-ID in bytes. */
  public static final int LENGTH = 32;

  /** The absent PKI-ID. */
  public static final PkiId NONE = new PkiId(Bytes.EMPTY);

  /** Keeps a compact copy, since PKI-IDs outlive the messages they come in. */
  public PkiId {
    value = value.compact();
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

  /** The first six bytes in hexadecimal: enough for a person to tell peers apart. */
  @Override
  public String toString() {
    return value.slice(0, Math.min(6, value.length())).toHex();
  }
}
