// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.bootstrap.settings.RoomSettings;
import dev.hearsay.bootstrap.wiring.Assembly;
import dev.hearsay.bootstrap.wiring.BcCryptoModule;
import dev.hearsay.bootstrap.wiring.CodecModule;
import dev.hearsay.bootstrap.wiring.GrpcTransportModule;
import dev.hearsay.bootstrap.wiring.ListenerModule;
import dev.hearsay.bootstrap.wiring.NodeModule;
import dev.hearsay.bootstrap.wiring.NodePlan;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.LinkOpened;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.grpc.GrpcLimits;
import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.GrpcTransports;
import dev.hearsay.grpc.Listen;
import dev.hearsay.grpc.TransportSecurity.KeyFiles;
import dev.hearsay.grpc.TransportSecurity.MutualTls;
import dev.hearsay.testkit.memory.RecordingMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The node under attack: the first peer of Org1, which trusts nobody else's organization. It takes
 * any TLS certificate, or none, so that it must judge by itself who is there.
 */
final class Fortress implements AutoCloseable {
  /** The largest message that its transport takes. */
  static final int MAX_RECEIVE_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(1);

  private final RecordingMetrics events = new RecordingMetrics();
  private final NodeRuntime runtime = new NodeRuntime();
  private final GrpcTransports transports = new GrpcTransports();
  private final Path serverRoot;
  private final int port;
  private final GossipService service;

  Fortress(Besiegers besiegers, SignatureProvider provider) {
    Path tls = besiegers.fortress().tlsFolder();
    serverRoot = tls.resolve("ca.crt");
    port = freePort();
    KeyFiles keys = new KeyFiles(tls.resolve("server.crt"), tls.resolve("server.key"));
    GrpcSettings grpc =
        GrpcSettings.defaults(
                new Listen.OwnServer("127.0.0.1", port), MutualTls.of(keys, List.of(serverRoot)))
            .withLimits(limits());
    NodePlan plan =
        new NodePlan(settings(), Endpoint.of("localhost", port), Endpoint.of("127.0.0.1", port));
    service =
        Assembly.assemble(
                List.of(
                    new NodeModule(plan, runtime),
                    new CodecModule(),
                    new BcCryptoModule(
                        CryptoSettings.of(besiegers.fortress().mspFolder(), "Org1MSP"),
                        provider,
                        InstantSource.system()),
                    new GrpcTransportModule(grpc, transports),
                    new ListenerModule(List.of(events))))
            .start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NodeSettings settings() {
    NodeSettings usual = RoomSettings.of(GossipTimers.FAST);
    return usual.with(usual.connections().withHandshakeTimeout(HANDSHAKE_TIMEOUT));
  }

  private static GrpcLimits limits() {
    GrpcLimits.Sizes usual = GrpcLimits.Sizes.DEFAULTS;
    return new GrpcLimits(
        new GrpcLimits.Sizes(MAX_RECEIVE_BYTES, usual.send(), usual.first(), usual.window()),
        GrpcLimits.Counts.DEFAULTS);
  }

  /** Who is inside. */
  PkiId pkiId() {
    return service.selfMembershipInfo().pkiId();
  }

  /** A stream of somebody with a TLS certificate. */
  RawStream streamOf(Impostor impostor) {
    return RawStream.as(impostor.member(), serverRoot, port);
  }

  /** A stream of somebody without. */
  RawStream anonymousStream() {
    return RawStream.anonymous(serverRoot, port);
  }

  void forgetEvents() {
    events.clear();
  }

  /** Waits until something was refused for this reason. */
  Rejected awaitRejection(Rejection reason) {
    await("refusal " + reason).atMost(PATIENCE).until(() -> refusals(reason).findAny().isPresent());
    return refusals(reason).findFirst().orElseThrow();
  }

  private Stream<Rejected> refusals(Rejection reason) {
    return events.events(Rejected.class).stream().filter(event -> event.reason() == reason);
  }

  /** Waits until {@code peer} is in. */
  void awaitLinkOf(PkiId peer) {
    awaitEvent(LinkOpened.class, opened -> opened.peer().equals(peer));
  }

  <E extends GossipEvent> void awaitEvent(Class<E> kind, Predicate<E> wanted) {
    await(kind.getSimpleName())
        .atMost(PATIENCE)
        .until(() -> events.events(kind).stream().anyMatch(wanted));
  }

  /** The reasons of all refusals so far. */
  List<Rejection> refusals() {
    return events.events(Rejected.class).stream().map(Rejected::reason).toList();
  }

  @Override
  public void close() {
    service.close();
    transports.close();
    runtime.close();
  }
}
