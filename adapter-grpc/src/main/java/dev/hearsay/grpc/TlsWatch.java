// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Rejection;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler;

/**
 * Tells why a client did not get through the TLS handshake, which gRPC only logs. It stands before
 * TLS in a connection until the client's first bytes arrive; who says nothing fails at nothing.
 */
final class TlsWatch extends ChannelInboundHandlerAdapter {

  /** How BoringSSL and the JDK say that a certificate was demanded and none came. */
  private static final String NONE_IN_BORING_SSL = "PEER_DID_NOT_RETURN_A_CERTIFICATE";

  private static final String NONE_IN_JDK = "Empty client certificate chain";

  private final String host;
  private final Refusals refusals;

  TlsWatch(String host, Refusals refusals) {
    this.host = host;
    this.refusals = refusals;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    if (tls != null) {
      var _ =
          tls.handshakeFuture()
              .addListener(handshake -> {
                if (!handshake.isSuccess()) {
                  failed(handshake.cause());
                }
              });
    }
    context.pipeline().remove(this);
    context.fireChannelRead(bytes);
  }

  private void failed(Throwable cause) {
    String detail = StatusText.of(cause);
    boolean none = detail.contains(NONE_IN_BORING_SSL) || detail.contains(NONE_IN_JDK);
    refusals.refused(
        none ? Rejection.NO_TLS_CERTIFICATE : Rejection.TLS_HANDSHAKE_FAILED, host, detail);
  }
}
