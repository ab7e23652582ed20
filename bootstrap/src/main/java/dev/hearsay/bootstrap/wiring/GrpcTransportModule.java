// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.grpc.GrpcComm;
import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.GrpcTransports;
import dev.hearsay.grpc.TransportSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
    List<Bytes> own = ownRoots();
    return ofChannels ->
        grpc.replaceTrusted(Stream.concat(own.stream(), ofChannels.stream()).toList());
  }

  /** The roots of the settings stay trusted beside those of the channels (identities §11). */
  private List<Bytes> ownRoots() {
    return settings.security() instanceof TransportSecurity.MutualTls tls
        ? tls.roots().stream().map(GrpcTransportModule::read).toList()
        : List.of();
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CommException("cannot read the TLS roots in " + file + ": " + e.getMessage(), e);
    }
  }
}
