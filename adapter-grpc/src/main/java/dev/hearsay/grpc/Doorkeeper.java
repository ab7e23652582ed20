// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Rejection;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets connections into the own server, up to a number of them in all and from one address, and
 * tells of those that it turns away or that fail at TLS. Threads of the transport call it.
 */
final class Doorkeeper {

  private final GrpcLimits.Counts limits;
  private final Refusals refusals;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openOf = new ConcurrentHashMap<>();

  Doorkeeper(GrpcLimits.Counts limits, Refusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
  }

  /** Whether a fresh connection may stay; one that may is watched until TLS is agreed on. */
  boolean admit(Channel connection) {
    String host = LinkInfos.host(connection.remoteAddress(), "unknown");
    boolean roomForAll = open.incrementAndGet() <= limits.connections();
    boolean roomForHost = openOf.merge(host, 1, Integer::sum) <= limits.connectionsPerAddress();
    if (roomForAll && roomForHost) {
      var _ = connection.closeFuture().addListener(closed -> left(host));
      connection.pipeline().addFirst(new TlsWatch(host, refusals));
      return true;
    }
    left(host);
    refusals.refused(Rejection.TOO_MANY_LINKS, host, "more than " + limit(roomForAll));
    return false;
  }

  private void left(String host) {
    open.decrementAndGet();
    openOf.computeIfPresent(host, (same, count) -> count == 1 ? null : count - 1);
  }

  private String limit(boolean roomForAll) {
    return roomForAll
        ? limits.connectionsPerAddress() + " connections of one address"
        : limits.connections() + " connections";
  }
}
