// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Rejection;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets connections into the own server, up to a number of them, and tells of those that it turns
 * away or that fail to show a certificate. Threads of the transport call it.
 */
final class Doorkeeper {

  private final GrpcLimits.Counts limits;
  private final Refusals refusals;
  private final AtomicInteger open = new AtomicInteger();

  Doorkeeper(GrpcLimits.Counts limits, Refusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
  }

  /** Whether a fresh connection may stay; one that may is watched until TLS is agreed on. */
  boolean admit(Channel connection) {
    String host = LinkInfos.host(connection.remoteAddress(), "unknown");
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      refusals.refused(
          Rejection.TOO_MANY_LINKS, host, "more than " + limits.connections() + " connections");
      return false;
    }
    var _ = connection.closeFuture().addListener(closed -> open.decrementAndGet());
    connection.pipeline().addFirst(new TlsWatch(host, refusals));
    return true;
  }
}
