// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/**
 * Remembers why an inbound stream broke, which gRPC tells its tracers but not its handlers. The own
 * server has it; an embedder gets it from {@link GossipGrpcService#streamEndings()}.
 */
final class StreamEndings extends ServerStreamTracer.Factory {

  private static final Context.Key<Ending> KEY =
      Context.keyWithDefault("hearsay-stream-ending", Ending.UNKNOWN);

  /** The end of the stream whose handler is being called. */
  static Ending ofCurrentStream() {
    return KEY.get();
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
    return new Tracer();
  }

  /** Why a stream ended, once it has. */
  @FunctionalInterface
  interface Ending {
    /** A stream of which nobody remembers the end. */
    Ending UNKNOWN = () -> Status.CANCELLED.withDescription("the stream or its connection broke");

    /** The status that gRPC closed the stream with. */
    Status status();
  }

  private static final class Tracer extends ServerStreamTracer implements Ending {

    private volatile Status ended = UNKNOWN.status();

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
