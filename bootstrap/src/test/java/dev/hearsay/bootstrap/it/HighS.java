// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import java.math.BigInteger;
import java.util.Arrays;

/** The other signature that mathematics allows for the same message (identities §5.1). */
final class HighS {
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private HighS() {}

  static Envelope of(Envelope envelope) {
    return Envelope.signed(envelope.payload(), of(envelope.signature()));
  }

  /** A DER sequence of two integers, r and s, all shorter than 128 bytes. */
  private static Bytes of(Bytes signature) {
    byte[] der = signature.toArray();
    int rLength = der[3];
    byte[] r = Arrays.copyOfRange(der, 4, 4 + rLength);
    byte[] s = Arrays.copyOfRange(der, 6 + rLength, der.length);
    byte[] high = P256_ORDER.subtract(new BigInteger(s)).toByteArray();
    byte[] result = new byte[6 + r.length + high.length];
    result[0] = 0x30;
    result[1] = (byte) (result.length - 2);
    putInteger(result, 2, r);
    putInteger(result, 4 + r.length, high);
    return Bytes.wrap(result);
  }

  private static void putInteger(byte[] target, int at, byte[] value) {
    target[at] = 0x02;
    target[at + 1] = (byte) value.length;
    System.arraycopy(value, 0, target, at + 2, value.length);
  }
}
