// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Endpoint;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The other side of a link as bytes on gRPC, to misbehave with. */
final class RawPeer implements AutoCloseable {

  private static final MethodDescriptor<byte[], byte[]> STREAM =
      method(GossipMethods.STREAM.getFullMethodName(), MethodDescriptor.MethodType.BIDI_STREAMING);
  private static final MethodDescriptor<byte[], byte[]> PING =
      method(GossipMethods.PING.getFullMethodName(), MethodDescriptor.MethodType.UNARY);

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<Server> servers = new ArrayList<>();

  private static MethodDescriptor<byte[], byte[]> method(
      String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(name)
        .setRequestMarshaller(new RawMarshaller())
        .setResponseMarshaller(new RawMarshaller())
        .build();
  }

  /** A stream to a node without TLS. */
  ClientCall<byte[], byte[]> stream(Endpoint endpoint) {
    return stream(endpoint, CallOptions.DEFAULT);
  }

  /** A stream to a node without TLS, with options. */
  ClientCall<byte[], byte[]> stream(Endpoint endpoint, CallOptions options) {
    return stream(
        NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port()).usePlaintext().build(),
        options);
  }

  /** A stream on a channel that is closed with this peer. */
  ClientCall<byte[], byte[]> stream(ManagedChannel channel) {
    return stream(channel, CallOptions.DEFAULT);
  }

  private ClientCall<byte[], byte[]> stream(ManagedChannel channel, CallOptions options) {
    channels.add(channel);
    ClientCall<byte[], byte[]> call = channel.newCall(STREAM, options);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    return call;
  }

  /** A server that answers pings and does with streams what {@code onStream} does. */
  Endpoint serve(ServerCallHandler<byte[], byte[]> onStream) {
    return serve(RawPeer::answerPing, onStream);
  }

  /** A server that does with pings and streams what the handlers do. */
  Endpoint serve(
      ServerCallHandler<byte[], byte[]> onPing, ServerCallHandler<byte[], byte[]> onStream) {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .addService(
                ServerServiceDefinition.builder(GossipMethods.SERVICE)
                    .addMethod(PING, onPing)
                    .addMethod(STREAM, onStream)
                    .build())
            .build();
    servers.add(server);
    try {
      return Endpoint.of(TestNodes.HOST, server.start().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerCall.Listener<byte[]> answerPing(
      ServerCall<byte[], byte[]> call, Metadata headers) {
    call.request(2);
    return new ServerCall.Listener<>() {
      @Override
      public void onHalfClose() {
        call.sendHeaders(new Metadata());
        call.sendMessage(new byte[0]);
        call.close(Status.OK, new Metadata());
      }
    };
  }

  /** Accepts a stream and sends {@code message}. */
  static ServerCallHandler<byte[], byte[]> sending(byte[] message) {
    return (call, headers) -> {
      call.sendHeaders(new Metadata());
      call.sendMessage(message);
      return new ServerCall.Listener<>() {};
    };
  }

  /** Accepts a call and never says a word. */
  static ServerCall.Listener<byte[]> silent(ServerCall<byte[], byte[]> call, Metadata headers) {
    return new ServerCall.Listener<>() {};
  }

  /** Ends a stream with {@code status}. */
  static ServerCallHandler<byte[], byte[]> ending(Status status) {
    return (call, headers) -> {
      call.close(status, new Metadata());
      return new ServerCall.Listener<>() {};
    };
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    servers.forEach(Server::shutdownNow);
  }

  private static final class RawMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
