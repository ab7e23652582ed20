// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The curves of identity keys, and the order against which the S of a signature is low. */
public enum Curve {
  /** NIST P-224. */
  P224("1.3.132.0.33"),
  /** NIST P-256, what Fabric's tools make. */
  P256("1.2.840.10045.3.1.7"),
  /** NIST P-384. */
  P384("1.3.132.0.34"),
  /** NIST P-521. */
  P521("1.3.132.0.35");

  private static final int UNCOMPRESSED = 4;

  private final String oid;
  private final BigInteger order;
  private final BigInteger halfOrder;

  Curve(String oid) {
    this.oid = oid;
    this.order = parameters().getN();
    this.halfOrder = order.shiftRight(1);
  }

  /**
   * The curve of an elliptic-curve key; empty for other keys, for other or unnamed curves, and for
   * a point that is compressed or not on the curve.
   */
  public static Optional<Curve> of(SubjectPublicKeyInfo key) {
    if (!key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return Optional.empty();
    }
    ASN1Encodable parameters = key.getAlgorithm().getParameters();
    return Arrays.stream(values())
        .filter(curve -> curve.oid().equals(parameters))
        .filter(curve -> curve.hasPoint(key.getPublicKeyData().getOctets()))
        .findFirst();
  }

  private boolean hasPoint(byte[] encoded) {
    if (encoded.length == 0 || encoded[0] != UNCOMPRESSED) {
      return false;
    }
    try {
      return !parameters().getCurve().decodePoint(encoded).isInfinity();
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
  }

  private X9ECParameters parameters() {
    return SECNamedCurves.getByOID(oid());
  }

  /** The name by which certificates call this curve. */
  public ASN1ObjectIdentifier oid() {
    return new ASN1ObjectIdentifier(oid);
  }

  /** The number of points, n. */
  public BigInteger order() {
    return order;
  }

  /** Whether {@code s} is at most floor(n/2). */
  public boolean isLow(BigInteger s) {
    return s.compareTo(halfOrder) <= 0;
  }
}
