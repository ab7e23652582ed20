// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.testkit.contracts.CommStation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Nodes on loopback that share one set of threads; all are closed together. */
final class TestNodes implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  /** Long, for a busy machine must not fail a test. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** For tests in which nobody is late. */
  static final GrpcTimeouts PATIENT =
      new GrpcTimeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);

  /** For tests that run into the limits for those who connect, and for those who finish. */
  static final GrpcTimeouts SHORT =
      new GrpcTimeouts(PATIENCE, PATIENCE, Duration.ofSeconds(1), PATIENCE, Duration.ofMillis(200));

  private final GrpcTransports transports;
  private final List<CommStation> stations = new ArrayList<>();

  TestNodes() {
    this(new GrpcTransports(2));
  }

  /** Nodes that share {@code transports}, which are closed with them. */
  TestNodes(GrpcTransports transports) {
    this.transports = transports;
  }

  GrpcTransports transports() {
    return transports;
  }

  /** Settings for a node with any free port. */
  static GrpcSettings settings(TransportSecurity security) {
    return GrpcSettings.defaults(new Listen.OwnServer(HOST, 0), security).withTimeouts(PATIENT);
  }

  static TransportSecurity.MutualTls tls(TransportSecurity.KeyFiles files, Path... roots) {
    return TransportSecurity.MutualTls.of(files, List.of(roots));
  }

  /** A node that is not started yet. */
  CommStation node(GrpcSettings settings) {
    GrpcComm comm = new GrpcComm(settings, transports);
    CommStation station = CommStation.of(comm, () -> Endpoint.of(HOST, comm.port()));
    stations.add(station);
    return station;
  }

  CommStation started(GrpcSettings settings) {
    return node(settings).start();
  }

  CommStation startedPlaintext(UnaryOperator<GrpcSettings> change) {
    return started(change.apply(settings(new TransportSecurity.Plaintext())));
  }

  CommStation startedPlaintext() {
    return startedPlaintext(settings -> settings);
  }

  /** The transport under a station's recorder. */
  static GrpcComm grpc(CommStation station) {
    return (GrpcComm) station.comm();
  }

  @Override
  public void close() {
    stations.forEach(station -> station.comm().close());
    transports.close();
    stations.forEach(station -> station.recorder().assertOrderly());
  }
}
