// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.wire.EnvelopeWire;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Envelopes to and from gRPC (wire §2.1). An arriving message is read once into one array, on which
 * the envelope's parts are windows; a leaving one is written piece by piece.
 */
enum FrameMarshaller implements MethodDescriptor.Marshaller<Frame> {
  /** Without state, so one is enough. */
  INSTANCE;

  @Override
  public InputStream stream(Frame frame) {
    return switch (frame) {
      case Frame.Parcel parcel -> new EnvelopeStream(parcel.envelope());
      case Frame.Garbage _, Frame.Oversized _ ->
          throw new IllegalArgumentException("only envelopes are sent, not " + frame);
    };
  }

  @Override
  public Frame parse(InputStream stream) {
    try {
      return frame(EnvelopeWire.parse(read(stream)));
    } catch (StatusRuntimeException e) {
      return refused(e.getStatus());
    } catch (IOException e) {
      return new Frame.Garbage("unreadable message: " + e.getMessage());
    }
  }

  private static Frame frame(Decoded<Envelope> decoded) {
    return switch (decoded) {
      case Decoded.Value<Envelope>(Envelope envelope) -> new Frame.Parcel(envelope);
      case Decoded.Failed<Envelope> failed -> new Frame.Garbage(failed.detail());
    };
  }

  private static Frame refused(Status status) {
    String reason = StatusText.of(status);
    return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        ? new Frame.Oversized(reason)
        : new Frame.Garbage(reason);
  }

  private static byte[] read(InputStream stream) throws IOException {
    if (!(stream instanceof KnownLength)) {
      return stream.readAllBytes();
    }
    byte[] bytes = new byte[stream.available()];
    stream.readNBytes(bytes, 0, bytes.length);
    return bytes;
  }
}
