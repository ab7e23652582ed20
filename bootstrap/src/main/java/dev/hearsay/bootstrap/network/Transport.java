// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import java.util.Locale;

/** How the nodes of a network talk to each other. */
public enum Transport {
  /** gRPC with mutual TLS on the loopback interface. */
  GRPC {
    @Override
    public LinkSource open() {
      return new GrpcLinks();
    }
  },
  /** Within the process. */
  MEMORY {
    @Override
    public LinkSource open() {
      return new MemoryLinks();
    }
  },
  /** TLS sockets of the JDK on the loopback interface: the example of another transport. */
  TLS_SOCKET {
    @Override
    public LinkSource open() {
      return new TlsSocketLinks();
    }
  };

  /** Links for one network. */
  public abstract LinkSource open();

  /** How an option spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
