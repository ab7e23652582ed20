// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

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
  };

  /** Links for one network. */
  public abstract LinkSource open();
}
