// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * An ECDSA signature: two positive numbers, written as a DER SEQUENCE of two INTEGERs (identities
 * §5.1).
 *
 * <p>There is exactly one accepted spelling of each signature. Fabric ignores bytes after the
 * sequence and elements after the second; they are refused here, since nobody makes them and they
 * would let others respell a signature.
 *
 * @param r the first number
 * @param s the second number
 */
public record EcdsaSignature(BigInteger r, BigInteger s) {

  /** The signature that {@code encoded} spells, if it is spelled in the only accepted way. */
  public static Optional<EcdsaSignature> parse(Bytes encoded) {
    byte[] der = encoded.toArray();
    List<byte[]> elements = Der.children(der, Der.SEQUENCE);
    if (elements.size() != 2) {
      return Optional.empty();
    }
    return Der.positiveInteger(elements.getFirst())
        .flatMap(r -> Der.positiveInteger(elements.getLast()).map(s -> new EcdsaSignature(r, s)));
  }

  /** The only accepted spelling. */
  public Bytes encode() {
    return Bytes.wrap(Der.constructed(Der.SEQUENCE, List.of(Der.integer(r), Der.integer(s))));
  }

  /** The equivalent signature whose S is at most half the order of {@code curve}. */
  public EcdsaSignature low(Curve curve) {
    return curve.isLow(s) ? this : new EcdsaSignature(r, curve.order().subtract(s));
  }
}
