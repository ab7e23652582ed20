// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.id.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A key of the simulation's signatures: 32 bytes that depend on every bit of the key and of the
 * message. Nobody attacks it, so it is a quick hash and no cryptography; simulations spend their
 * time elsewhere.
 */
final class SigningKey {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final long low;
  private final long high;

  /** A key made of {@code seed}, which has at least 16 bytes. */
  SigningKey(Bytes seed) {
    byte[] bytes = seed.toArray();
    low = (long) LONGS.get(bytes, 0);
    high = (long) LONGS.get(bytes, Long.BYTES);
  }

  /** The signature over {@code message}. */
  Bytes seal(Bytes message) {
    long sum = message.read(this::sum);
    byte[] signature = new byte[KeylessAuthority.SIGNATURE_LENGTH];
    for (int at = 0; at < signature.length; at += Long.BYTES) {
      sum = mix(sum, high + at);
      LONGS.set(signature, at, sum);
    }
    return Bytes.wrap(signature);
  }

  private long sum(byte[] array, int offset, int length) {
    long sum = mix(low, length);
    int end = offset + length;
    int at = offset;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      sum = mix(sum, (long) LONGS.get(array, at));
    }
    for (; at < end; at++) {
      sum = mix(sum, array[at]);
    }
    return mix(sum, high);
  }

  private static long mix(long sum, long next) {
    long mixed = (sum ^ next) * ODD;
    return mixed ^ (mixed >>> 32);
  }
}
