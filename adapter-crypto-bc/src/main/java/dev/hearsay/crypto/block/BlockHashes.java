// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.crypto.base.Digests;
import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.util.List;

/** The bytes and hashes that chain blocks together (identities §7 and §7.1). */
public final class BlockHashes {

  private BlockHashes() {}

  /**
   * What orderers sign of a header: a DER SEQUENCE of the number and the two hashes.
   *
   * @param number unsigned
   */
  public static Bytes headerBytes(long number, Bytes previousHash, Bytes dataHash) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(number));
    return Bytes.wrap(
        Der.constructed(
            Der.SEQUENCE,
            List.of(
                Der.integer(unsigned),
                Der.octetString(previousHash.toArray()),
                Der.octetString(dataHash.toArray()))));
  }

  /** The hash by which the next block names a header. */
  public static Bytes headerHash(long number, Bytes previousHash, Bytes dataHash) {
    return Digests.sha256(headerBytes(number, previousHash, dataHash));
  }

  /** SHA-256 over all entries, one after the other without separator. */
  public static Bytes dataHash(List<Bytes> entries) {
    return Digests.sha256(entries.toArray(Bytes[]::new));
  }
}
