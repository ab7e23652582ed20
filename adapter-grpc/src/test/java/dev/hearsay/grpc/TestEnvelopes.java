// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;

/** Envelopes of which only the size matters. */
final class TestEnvelopes {

  private TestEnvelopes() {}

  /** An unsigned envelope with a payload of {@code bytes} bytes. */
  static Envelope ofBytes(int bytes) {
    return Envelope.unsigned(Bytes.wrap(new byte[bytes]));
  }
}
