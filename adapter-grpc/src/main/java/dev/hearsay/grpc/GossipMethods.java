// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The two methods of the service (wire §1), with marshallers that know the domain's envelope. */
final class GossipMethods {

  static final String SERVICE = "gossip.Gossip";

  /** Envelopes in both directions. */
  static final MethodDescriptor<Frame, Frame> STREAM =
      MethodDescriptor.<Frame, Frame>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "GossipStream"))
          .setRequestMarshaller(FrameMarshaller.INSTANCE)
          .setResponseMarshaller(FrameMarshaller.INSTANCE)
          .build();

  /** Nothing asked, nothing told: whoever answers serves. */
  static final MethodDescriptor<Nothing, Nothing> PING =
      MethodDescriptor.<Nothing, Nothing>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Ping"))
          .setRequestMarshaller(NothingMarshaller.INSTANCE)
          .setResponseMarshaller(NothingMarshaller.INSTANCE)
          .setSafe(true)
          .build();

  private GossipMethods() {}

  /** The empty message. */
  enum Nothing {
    /** The only one. */
    NOTHING
  }

  /** Writes no byte, and ignores what a newer peer may send. */
  private enum NothingMarshaller implements MethodDescriptor.Marshaller<Nothing> {
    INSTANCE;

    @Override
    public InputStream stream(Nothing value) {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public Nothing parse(InputStream stream) {
      return Nothing.NOTHING;
    }
  }
}
