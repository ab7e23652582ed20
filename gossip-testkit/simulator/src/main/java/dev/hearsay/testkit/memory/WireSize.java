// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;

/**
 * How many bytes an envelope takes on a real connection: its protobuf encoding (wire §3) and the
 * five bytes by which gRPC sets messages apart (wire §1). Computed, not encoded, for that would
 * cost more than all else that a link in memory does. What HTTP/2, TLS and TCP add is not counted.
 */
public final class WireSize {

  private static final int GRPC_PREFIX = 5;

  private WireSize() {}

  /** The bytes of {@code envelope} on a connection. */
  public static int of(Envelope envelope) {
    return GRPC_PREFIX + encoded(envelope);
  }

  /** The bytes of the protobuf encoding of {@code envelope}. */
  public static int encoded(Envelope envelope) {
    return field(envelope.payload())
        + field(envelope.signature())
        + envelope.secret().map(WireSize::secret).orElse(0);
  }

  private static int secret(SecretEnvelope secret) {
    return delimited(field(secret.payload()) + field(secret.signature()));
  }

  /** An absent field takes nothing. */
  private static int field(Bytes bytes) {
    return bytes.isEmpty() ? 0 : delimited(bytes.length());
  }

  private static int delimited(int length) {
    return 1 + varint(length) + length;
  }

  private static int varint(int value) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
    return (bits + 6) / 7;
  }
}
