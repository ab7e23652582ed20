// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.LinkInfo;
import io.grpc.Attributes;
import io.grpc.Grpc;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a stream's connection what the node must know of it (wire §8). A stream without TLS at
 * a node that uses TLS counts as secured with no certificate: it will be refused.
 */
final class LinkInfos {

  private final @Nullable TlsMaterial tls;

  LinkInfos(@Nullable TlsMaterial tls) {
    this.tls = tls;
  }

  /** Of a stream that this node opened to {@code endpoint}. */
  LinkInfo outbound(Attributes attributes, Endpoint endpoint) {
    return info(attributes, TlsMaterial::clientHash, endpoint.text());
  }

  /** Of a stream that the other side opened. */
  LinkInfo inbound(Attributes attributes) {
    return info(attributes, TlsMaterial::serverHash, "unknown");
  }

  private LinkInfo info(
      Attributes attributes, Function<TlsMaterial, Bytes> own, String fallbackAddress) {
    String address = text(attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), fallbackAddress);
    if (tls == null) {
      return new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, address);
    }
    Bytes remoteHash = remoteHash(attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    return new LinkInfo(true, own.apply(tls), remoteHash, address);
  }

  private static Bytes remoteHash(@Nullable SSLSession session) {
    if (session == null) {
      return Bytes.EMPTY;
    }
    try {
      return KeyPairFiles.hash(session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return Bytes.EMPTY;
    }
  }

  /** The address without its port, as {@link LinkInfo#remoteHost()} tells it. */
  static String host(@Nullable SocketAddress address, String fallback) {
    return new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, text(address, fallback)).remoteHost();
  }

  private static String text(@Nullable SocketAddress address, String fallback) {
    if (address instanceof InetSocketAddress socket) {
      String host =
          socket.isUnresolved() ? socket.getHostString() : socket.getAddress().getHostAddress();
      return Endpoint.of(host, socket.getPort()).text();
    }
    return address == null ? fallback : address.toString();
  }
}
