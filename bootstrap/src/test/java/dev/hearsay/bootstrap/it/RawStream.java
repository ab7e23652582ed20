// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.domain.id.Bytes;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A gossip stream that carries any bytes, whatever the protocol says about them. */
final class RawStream implements AutoCloseable {
  private static final MethodDescriptor<byte[], byte[]> GOSSIP_STREAM =
      MethodDescriptor.newBuilder(new AnyBytes(), new AnyBytes())
          .setType(MethodType.BIDI_STREAMING)
          .setFullMethodName("gossip.Gossip/GossipStream")
          .build();

  private final ManagedChannel channel;
  private final ClientCall<byte[], byte[]> call;
  private final CompletableFuture<Status> ended = new CompletableFuture<>();

  private RawStream(int port, ChannelCredentials credentials) {
    channel = Grpc.newChannelBuilderForAddress("localhost", port, credentials).build();
    call = channel.newCall(GOSSIP_STREAM, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status);
          }
        },
        new Metadata());
    call.request(1_000);
  }

  /** A stream of somebody who presents the TLS certificate of {@code member}. */
  static RawStream as(Member member, Path serverRoot, int port) {
    Path tls = member.tlsFolder();
    return open(
        TlsChannelCredentials.newBuilder(),
        tls.resolve("server.crt"),
        tls.resolve("server.key"),
        serverRoot,
        port);
  }

  private static RawStream open(
      TlsChannelCredentials.Builder tls, Path certificate, Path key, Path serverRoot, int port) {
    try {
      return new RawStream(
          port,
          tls.keyManager(certificate.toFile(), key.toFile())
              .trustManager(serverRoot.toFile())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream of somebody who presents no TLS certificate. */
  static RawStream anonymous(Path serverRoot, int port) {
    try {
      return new RawStream(
          port, TlsChannelCredentials.newBuilder().trustManager(serverRoot.toFile()).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one message of these bytes. */
  void send(Bytes message) {
    call.sendMessage(message.toArray());
  }

  /** How the other side ended the stream. */
  Status awaitEnd() {
    return ended.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static final class AnyBytes implements MethodDescriptor.Marshaller<byte[]> {
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
