// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.TlsTrust;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One node's transport over gRPC, wire compatible with Fabric's peers (wire §1, §8 and §9, comm
 * §3.1).
 *
 * <p>Every outbound link and every ping has a connection of its own. A dial pings before it opens
 * the stream. What arrives is read by the threads of {@link GrpcTransports} and handed over at
 * once; what nobody requested waits in windows of bounded size at the other end.
 *
 * <p>It holds links, and nothing about peers. Its own TLS certificates are read once, when it is
 * made; the trusted ones can be replaced at any time.
 */
public final class GrpcComm implements Comm, TlsTrust {

  private final GrpcSettings settings;
  private final GrpcTransports transports;
  private final @Nullable TlsMaterial tls;
  private final LinkInfos infos;
  private final Dialler dialler;
  private final GossipGrpcService service;
  private final ReportGate gate = new ReportGate();
  private final Map<LinkId, GrpcLink> links = new ConcurrentSkipListMap<>();
  private final Map<Long, ManagedChannel> pings = new ConcurrentSkipListMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger streams = new AtomicInteger();
  private volatile @Nullable OwnServer server;

  /**
   * A transport that is not started yet.
   *
   * @param transports shared by all nodes of the process; stays open when this one closes
   * @throws CommException if a TLS file cannot be used; the message names it and the way out
   */
  public GrpcComm(GrpcSettings settings, GrpcTransports transports) {
    this.settings = settings;
    this.transports = transports;
    this.tls =
        switch (settings.security()) {
          case TransportSecurity.Plaintext _ -> null;
          case TransportSecurity.MutualTls mutual -> TlsMaterial.load(mutual);
        };
    this.infos = new LinkInfos(tls);
    this.service =
        new GossipGrpcService(new Streams(), new StreamEndings(settings.limits().sizes().first()));
    this.dialler = new Dialler(settings, tls, transports);
  }

  /** The service, for an embedder's server; the own server has it already. */
  public GossipGrpcService service() {
    return service;
  }

  /**
   * The port at which the own server serves.
   *
   * @throws IllegalStateException if it does not serve
   */
  public int port() {
    OwnServer own = server;
    if (own == null) {
      throw new IllegalStateException("there is no own server: start it, or ask the embedder's");
    }
    return own.port();
  }

  @Override
  public void start(CommListener listener) {
    gate.open(listener);
    switch (settings.listen()) {
      case Listen.OwnServer own ->
          server = OwnServer.start(own, settings, tls, transports, service, this::refused);
      case Listen.EmbeddersServer _ -> {
        // the embedder starts it
      }
    }
  }

  private void refused(Rejection reason, String remoteHost, String detail) {
    gate.report(listener -> listener.refused(reason, remoteHost, detail));
  }

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    if (link.isInbound() || links.containsKey(link)) {
      throw new IllegalArgumentException("link " + link + " is not a fresh outbound link");
    }
    if (gate.isOpen()) {
      LinkReports reports = new LinkReports(link, gate, () -> links.remove(link));
      try {
        open(link, dialler.channel(endpoint), endpoint, reports);
      } catch (RuntimeException e) {
        reports.down(LinkEnd.DIAL_FAILED, StatusText.of(Status.UNAVAILABLE.withCause(e)));
      }
    }
  }

  private void open(LinkId link, ManagedChannel channel, Endpoint endpoint, LinkReports reports) {
    OutboundLink opened =
        new OutboundLink(
            channel,
            dialler,
            attributes -> infos.outbound(attributes, endpoint),
            reports,
            settings.limits().sizes().send());
    links.put(link, opened);
    opened.dial();
  }

  @Override
  public void request(LinkId link, int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("requested " + messages + " messages: request at least 1");
    }
    with(link, open -> open.request(messages));
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    GrpcLink open = links.get(link);
    return open != null && open.write(envelope);
  }

  @Override
  public void finish(LinkId link) {
    with(link, GrpcLink::finish);
  }

  @Override
  public void abort(LinkId link, String reason) {
    with(link, open -> open.abort(reason));
  }

  private void with(LinkId link, Consumer<GrpcLink> action) {
    GrpcLink open = links.get(link);
    if (open != null) {
      action.accept(open);
    }
  }

  @Override
  public void ping(long token, Endpoint endpoint) {
    if (gate.isOpen()) {
      long number = numbers.incrementAndGet();
      try {
        ManagedChannel channel = dialler.channel(endpoint);
        pings.put(number, channel);
        dialler.probe(channel, status -> pinged(token, number, status));
      } catch (RuntimeException e) {
        pinged(token, number, Status.UNAVAILABLE.withCause(e));
      }
    }
  }

  private void pinged(long token, long number, Status status) {
    ManagedChannel channel = pings.remove(number);
    if (channel != null) {
      channel.shutdownNow();
    }
    String detail = status.isOk() ? "" : StatusText.of(status);
    gate.report(listener -> listener.pinged(token, status.isOk(), detail));
  }

  @Override
  public void replaceTrusted(List<Bytes> certificates) {
    List<X509Certificate> parsed = new ArrayList<>();
    for (Bytes certificate : certificates) {
      parsed.addAll(parse(certificate));
    }
    if (tls != null) {
      tls.trust().forEach(trust -> trust.replace(parsed));
    }
  }

  private static List<X509Certificate> parse(Bytes certificate) {
    try {
      List<X509Certificate> parsed = PemFiles.parse(certificate.toArray());
      if (parsed.isEmpty()) {
        throw new IllegalArgumentException("no TLS certificate in " + certificate);
      }
      return parsed;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("no TLS certificate: " + certificate, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if called from within a report
   */
  @Override
  public void close() {
    if (gate.close()) {
      links.values().forEach(link -> link.abort("the node stops"));
      pings.values().forEach(ManagedChannel::shutdownNow);
      OwnServer own = server;
      if (own != null) {
        own.stop();
      }
    }
  }

  /** The node as its service sees it. */
  private final class Streams implements GossipGrpcService.Acceptor {

    @Override
    public boolean isServing() {
      return gate.isOpen();
    }

    @Override
    public ServerCall.Listener<Frame> accept(ServerCall<Frame, Frame> call) {
      if (streams.incrementAndGet() > settings.limits().counts().streams()) {
        streams.decrementAndGet();
        return turnedAway(call);
      }
      return opened(call);
    }

    private ServerCall.Listener<Frame> turnedAway(ServerCall<Frame, Frame> call) {
      String detail = "more than " + settings.limits().counts().streams() + " streams";
      String host = infos.inbound(call.getAttributes()).remoteHost();
      refused(Rejection.TOO_MANY_LINKS, host, detail);
      call.close(Status.RESOURCE_EXHAUSTED.withDescription("too many streams"), new Metadata());
      return new GossipGrpcService.Ignore<>();
    }

    private ServerCall.Listener<Frame> opened(ServerCall<Frame, Frame> call) {
      LinkId id = LinkId.inbound(numbers.incrementAndGet());
      LinkReports reports = new LinkReports(id, gate, () -> links.remove(id));
      InboundLink link =
          new InboundLink(
              call,
              StreamEndings.ofCurrentStream(),
              reports,
              new PlaceOfStream(),
              settings.limits().sizes().send());
      links.put(id, link);
      ServerCall.Listener<Frame> listener = link.open(infos.inbound(call.getAttributes()));
      if (!gate.isOpen()) {
        link.abort("the node stops");
      }
      return listener;
    }
  }

  /** One of the node's places for inbound streams. */
  private final class PlaceOfStream implements InboundLink.Place {

    @Override
    public void free() {
      streams.decrementAndGet();
    }

    @Override
    public void whenFinishIsOverdue(Runnable action) {
      dialler.whenFinishIsOverdue(action);
    }

    @Override
    public Duration finishTimeout() {
      return settings.timeouts().finish();
    }
  }
}
