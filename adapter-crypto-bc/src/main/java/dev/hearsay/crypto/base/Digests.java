// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.base;

import dev.hearsay.domain.id.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes over several byte strings as if they were one. */
public final class Digests {

  private Digests() {}

  /** SHA-256 over all {@code parts}. */
  public static Bytes sha256(Bytes... parts) {
    return hash("SHA-256", parts);
  }

  private static MessageDigest update(MessageDigest digest, byte[] array, int offset, int length) {
    digest.update(array, offset, length);
    return digest;
  }

  /**
   * The hash called {@code algorithm} over all {@code parts}.
   *
   * @throws IllegalArgumentException if this Java runtime has no such hash
   */
  public static Bytes hash(String algorithm, Bytes... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (Bytes part : parts) {
        var _ = part.read((array, offset, length) -> update(digest, array, offset, length));
      }
      return Bytes.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("there is no hash called " + algorithm, e);
    }
  }
}
