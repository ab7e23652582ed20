// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.wire.EnvelopeWire;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An envelope on its way out. gRPC asks for its length and drains it into its own buffers, so that
 * the payload is copied once, there. Read by one thread.
 */
final class EnvelopeStream extends InputStream implements KnownLength, Drainable {

  private final Envelope envelope;
  private @Nullable InputStream copy;
  private boolean drained;

  EnvelopeStream(Envelope envelope) {
    this.envelope = envelope;
  }

  @Override
  public int drainTo(OutputStream target) throws IOException {
    if (copy != null) {
      return Math.toIntExact(copy.transferTo(target));
    }
    EnvelopeWire.write(envelope, target);
    drained = true;
    return EnvelopeWire.size(envelope);
  }

  @Override
  public int available() throws IOException {
    if (drained) {
      return 0;
    }
    return copy == null ? EnvelopeWire.size(envelope) : copy.available();
  }

  @Override
  public int read() throws IOException {
    return drained ? -1 : copied().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return drained ? -1 : copied().read(target, offset, length);
  }

  private InputStream copied() {
    InputStream existing = copy;
    if (existing == null) {
      existing = new ByteArrayInputStream(EnvelopeWire.toArray(envelope));
      copy = existing;
    }
    return existing;
  }
}
