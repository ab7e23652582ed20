// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.grpc.GrpcComm;
import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.GrpcTransports;
import dev.hearsay.grpc.TransportSecurity;
import java.nio.file.Path;
import java.util.List;

/** Links over gRPC. */
public final class GrpcTransportModule extends AbstractModule {
  private final GrpcSettings settings;
  private final GrpcTransports transports;

  /**
   * Links of one node.
   *
   * @param transports the threads that it shares with other nodes of the process
   */
  public GrpcTransportModule(GrpcSettings settings, GrpcTransports transports) {
    this.settings = settings;
    this.transports = transports;
  }

  @Provides
  @Singleton
  GrpcComm grpc() {
    return new GrpcComm(settings, transports);
  }

  @Provides
  @Singleton
  Comm comm(GrpcComm grpc) {
    return grpc;
  }

  @Provides
  @Singleton
  TlsTrust tls(GrpcComm grpc) {
    return OwnRoots.kept(ownRoots(), grpc);
  }

  private List<Path> ownRoots() {
    return settings.security() instanceof TransportSecurity.MutualTls tls ? tls.roots() : List.of();
  }
}
