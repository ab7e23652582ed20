// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.bootstrap.wiring.GrpcTransportModule;
import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.GrpcTransports;
import dev.hearsay.grpc.Listen;
import dev.hearsay.grpc.TransportSecurity.ClientAuth;
import dev.hearsay.grpc.TransportSecurity.KeyFiles;
import dev.hearsay.grpc.TransportSecurity.MutualTls;
import dev.hearsay.grpc.TransportSecurity.TlsVersion;
import java.nio.file.Path;
import java.util.List;

/**
 * Links over gRPC with mutual TLS on the loopback interface. Each node has a server and
 * certificates of its own; the threads are shared.
 */
public final class GrpcLinks implements LinkSource {
  private static final String LOOPBACK = "127.0.0.1";

  private final GrpcTransports transports = new GrpcTransports();

  @Override
  public String name() {
    return "grpc";
  }

  @Override
  public List<Integer> ports(int count) {
    return new FreePorts(LOOPBACK).take(count);
  }

  @Override
  public Module linksOf(Seat seat) {
    return new GrpcTransportModule(settings(seat), transports);
  }

  /** How a node serves and dials: clients too must show a certificate that is vouched for. */
  static GrpcSettings settings(Seat seat) {
    Path tls = seat.member().tlsFolder();
    KeyFiles own = new KeyFiles(tls.resolve("server.crt"), tls.resolve("server.key"));
    return GrpcSettings.defaults(
        new Listen.OwnServer(LOOPBACK, seat.internalEndpoint().port()),
        new MutualTls(
            own,
            own,
            List.of(tls.resolve("ca.crt")),
            new ClientAuth.Required(List.of()),
            List.of(TlsVersion.values())));
  }

  @Override
  public void close() {
    transports.close();
  }
}
