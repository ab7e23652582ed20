// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A listening socket that closes at once what comes beyond a number of open connections. */
final class BoundedServerChannel extends NioServerSocketChannel {

  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  BoundedServerChannel(int most) {
    this.most = most;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    int count = super.doReadMessages(accepted);
    if (count == 1 && accepted.getLast() instanceof Channel connection && !admit(connection)) {
      accepted.removeLast();
      connection.unsafe().closeForcibly();
      return 0;
    }
    return count;
  }

  private boolean admit(Channel connection) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return false;
    }
    var _ = connection.closeFuture().addListener(closed -> open.decrementAndGet());
    return true;
  }
}
