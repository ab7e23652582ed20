// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/**
 * Fabric's service {@code gossip.Gossip} (wire §1), to be added to any gRPC server of the process,
 * beside other services. Get it from {@link GrpcComm#service()}.
 *
 * <p>It answers pings of anybody, and makes a link of every stream while its node runs. Otherwise
 * it refuses both as unavailable. Handlers only hand over, so a server with a direct executor suits
 * it best.
 */
public final class GossipGrpcService implements BindableService {

  private final Acceptor acceptor;
  private final StreamEndings endings;

  GossipGrpcService(Acceptor acceptor, StreamEndings endings) {
    this.acceptor = acceptor;
    this.endings = endings;
  }

  /** The node behind the service. */
  interface Acceptor {
    /** Whether the node runs. */
    boolean isServing();

    /** Makes a link of a stream, or closes it. */
    ServerCall.Listener<Frame> accept(ServerCall<Frame, Frame> call);
  }

  /**
   * What an embedder adds to his server's builder to have streams broken whose first message is
   * larger than {@link GrpcLimits.Sizes#first()} before it has arrived, and to have the reasons
   * told why inbound links broke. Without it strangers can fill this process's memory with first
   * messages up to the server's own limit, and a broken link is only told to be broken; an
   * oversized message counts as that, too. Other services of the server are left alone.
   */
  public ServerStreamTracer.Factory streamEndings() {
    return endings;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder(GossipMethods.SERVICE)
        .addMethod(GossipMethods.PING, (call, headers) -> answer(call))
        .addMethod(GossipMethods.STREAM, (call, headers) -> accept(call))
        .build();
  }

  private ServerCall.Listener<GossipMethods.Nothing> answer(
      ServerCall<GossipMethods.Nothing, GossipMethods.Nothing> call) {
    if (!acceptor.isServing()) {
      return refuse(call);
    }
    call.request(2);
    return new Answer(call);
  }

  private ServerCall.Listener<Frame> accept(ServerCall<Frame, Frame> call) {
    return acceptor.isServing() ? acceptor.accept(call) : refuse(call);
  }

  private static <T> ServerCall.Listener<T> refuse(ServerCall<T, T> call) {
    call.close(Status.UNAVAILABLE.withDescription("the node does not run"), new Metadata());
    return new Ignore<>();
  }

  /** Hears nothing of a call that was refused. */
  static final class Ignore<T> extends ServerCall.Listener<T> {}

  private static final class Answer extends ServerCall.Listener<GossipMethods.Nothing> {

    private final ServerCall<GossipMethods.Nothing, GossipMethods.Nothing> call;

    Answer(ServerCall<GossipMethods.Nothing, GossipMethods.Nothing> call) {
      this.call = call;
    }

    @Override
    public void onHalfClose() {
      call.sendHeaders(new Metadata());
      call.sendMessage(GossipMethods.Nothing.NOTHING);
      call.close(Status.OK, new Metadata());
    }
  }
}
