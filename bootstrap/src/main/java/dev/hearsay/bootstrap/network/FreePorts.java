// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.domain.port.CommException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free now. They lie below those from which systems take the near ends of outgoing
 * connections, so that a node that was killed finds its port free when it starts again.
 *
 * <p>It does not promise that nobody takes one in the meantime.
 */
final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private final String host;

  FreePorts(String host) {
    this.host = host;
  }

  /**
   * Different free ports, beginning at a random place.
   *
   * @throws CommException if there are not as many
   */
  List<Integer> take(int count) {
    List<Integer> found = new ArrayList<>();
    int span = HIGHEST - LOWEST;
    int offset = ThreadLocalRandom.current().nextInt(span);
    for (int i = 0; i < span && found.size() < count; i++) {
      int port = LOWEST + (offset + i) % span;
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new CommException(
          "%s has no %d free ports from %d to %d: start fewer nodes"
              .formatted(host, count, LOWEST, HIGHEST),
          new IOException("ports in use"));
    }
    return found;
  }

  private boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
