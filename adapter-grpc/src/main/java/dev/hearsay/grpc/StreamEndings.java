// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/**
 * Remembers why an inbound stream of the gossip service broke, which gRPC tells its tracers but not
 * its handlers, and breaks those whose first message is too large. The own server has it; an
 * embedder gets it from {@link GossipGrpcService#streamEndings()}.
 */
final class StreamEndings extends ServerStreamTracer.Factory {

  private static final Context.Key<Ending> KEY =
      Context.keyWithDefault("hearsay-stream-ending", Ending.UNKNOWN);

  private final int mostFirstBytes;

  /** Breaks streams whose first message is larger than {@code mostFirstBytes}. */
  StreamEndings(int mostFirstBytes) {
    this.mostFirstBytes = mostFirstBytes;
  }

  /** The end of the stream whose handler is being called. */
  static Ending ofCurrentStream() {
    return KEY.get();
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    return method.startsWith(GossipMethods.SERVICE + "/")
        ? new Tracer(mostFirstBytes)
        : new OfAnotherService();
  }

  /** Why a stream ended, once it has. */
  @FunctionalInterface
  interface Ending {
    /** A stream of which nobody remembers the end. */
    Ending UNKNOWN = () -> Status.CANCELLED.withDescription("the stream or its connection broke");

    /** The status that gRPC closed the stream with. */
    Status status();
  }

  private static final class OfAnotherService extends ServerStreamTracer {}

  private static final class Tracer extends ServerStreamTracer implements Ending {

    private final FirstMessageLimit limit;
    private volatile Status ended = UNKNOWN.status();

    Tracer(int mostFirstBytes) {
      this.limit = new FirstMessageLimit(mostFirstBytes);
    }

    @Override
    public void inboundMessage(int number) {
      limit.begins(number);
    }

    @Override
    public void inboundWireSize(long bytes) {
      limit.arrived(bytes);
    }

    @Override
    public void inboundUncompressedSize(long bytes) {
      limit.unpacked(bytes);
    }

    @Override
    public Context filterContext(Context context) {
      return context.withValue(KEY, this);
    }

    @Override
    public void streamClosed(Status status) {
      ended = status;
    }

    @Override
    public Status status() {
      return ended;
    }
  }
}
