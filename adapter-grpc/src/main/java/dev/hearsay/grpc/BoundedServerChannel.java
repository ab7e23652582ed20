// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/** A listening socket that closes at once what its doorkeeper does not admit. */
final class BoundedServerChannel extends NioServerSocketChannel {

  private final Doorkeeper doorkeeper;

  BoundedServerChannel(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    int count = super.doReadMessages(accepted);
    if (count == 1
        && accepted.getLast() instanceof Channel connection
        && !doorkeeper.admit(connection)) {
      accepted.removeLast();
      connection.unsafe().closeForcibly();
      return 0;
    }
    return count;
  }
}
