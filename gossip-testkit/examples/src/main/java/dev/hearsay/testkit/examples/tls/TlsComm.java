// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.examples.pem.PemText;
import dev.hearsay.testkit.examples.pem.UnreadablePemException;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One node's transport over TLS sockets (the port's promises: {@link Comm}). Each link and each
 * ping has a connection of its own, with mutual TLS.
 *
 * <p>Back-pressure is the other side's requests: an envelope leaves when it was asked for, and
 * until then waits in its link's {@link Outbox}. So no stranger fills this node's memory, at the
 * price of one round trip where a receiver asks for one message at a time.
 */
public final class TlsComm implements Comm, TlsTrust {

  private final TlsSettings settings;
  private final MessageCodec codec;
  private final TlsIdentity identity;
  private final ReportGate gate = new ReportGate();
  private final Map<LinkId, TlsLink> links = new ConcurrentSkipListMap<>();
  private final Set<Connection> pings = ConcurrentHashMap.newKeySet();
  private final AtomicLong inboundLinks = new AtomicLong();
  private volatile @Nullable Server server;

  /**
   * A transport that is not started yet.
   *
   * @param codec makes bytes of envelopes and back
   * @throws CommException if a TLS file cannot be used: one line that names it
   */
  public TlsComm(TlsSettings settings, MessageCodec codec) {
    this.settings = settings;
    this.codec = codec;
    this.identity = new TlsIdentity(settings.files(), settings.versions());
  }

  @Override
  public void start(CommListener listener) {
    gate.open(listener);
    server = Server.start(settings, new Welcome());
  }

  /**
   * The port at which it serves.
   *
   * @throws IllegalStateException if it was not started
   */
  public int port() {
    Server running = server;
    if (running == null) {
      throw new IllegalStateException("the transport does not serve: start it first");
    }
    return running.port();
  }

  // ---- links -----------------------------------------------------------------------------------

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    if (link.isInbound() || links.containsKey(link)) {
      throw new IllegalArgumentException("link " + link + " is not a fresh outbound link");
    }
    if (gate.isOpen()) {
      Connection connection = new Connection(new Socket());
      TlsLink dialled = newLink(link, connection);
      var _ =
          Thread.ofVirtual()
              .name("tls-" + link)
              .start(() -> establish(dialled, connection, endpoint));
    }
  }

  private TlsLink newLink(LinkId id, Connection connection) {
    LinkReports reports = new LinkReports(id, gate, () -> links.remove(id));
    TlsLink link = new TlsLink(connection, reports, settings.limits(), settings.timeouts());
    links.put(id, link);
    closeIfLate(connection);
    return link;
  }

  private void establish(TlsLink link, Connection connection, Endpoint endpoint) {
    CompletableFuture<Void> deadline = deadline(connection);
    try (connection) {
      Talk talk = connection.secureTo(endpoint, identity, codec);
      Frame answer = talk.answerTo(new Frame.Open());
      deadline.complete(null);
      switch (answer) {
        case Frame.Open _ -> link.live(talk);
        case Frame.Abort(String reason) -> link.failed(reason);
        case Frame other -> link.failed("answered with " + other);
      }
    } catch (IOException e) {
      link.failed(explanation(deadline, e));
    } finally {
      deadline.complete(null);
    }
  }

  private CompletableFuture<Void> deadline(Connection connection) {
    return connection.closeAfter(settings.timeouts().establishment());
  }

  private String explanation(CompletableFuture<Void> deadline, IOException failure) {
    return deadline.isCompletedExceptionally()
        ? "nothing within " + settings.timeouts().establishment().toMillis() + " ms"
        : Texts.of(failure);
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
    TlsLink open = links.get(link);
    return open != null && open.write(envelope);
  }

  @Override
  public void finish(LinkId link) {
    with(link, TlsLink::finish);
  }

  @Override
  public void abort(LinkId link, String reason) {
    with(link, open -> open.abort(reason));
  }

  private void with(LinkId link, Consumer<TlsLink> action) {
    TlsLink open = links.get(link);
    if (open != null) {
      action.accept(open);
    }
  }

  // ---- pings -----------------------------------------------------------------------------------

  @Override
  public void ping(long token, Endpoint endpoint) {
    if (gate.isOpen()) {
      Connection connection = new Connection(new Socket());
      pings.add(connection);
      closeIfLate(connection);
      var _ =
          Thread.ofVirtual()
              .name("tls-ping-" + token)
              .start(() -> {
                String obstacle = obstacle(connection, endpoint);
                pings.remove(connection);
                gate.report(to -> to.pinged(token, obstacle.isEmpty(), obstacle));
              });
    }
  }

  /** Why nobody answers a ping; empty if somebody does. */
  private String obstacle(Connection connection, Endpoint endpoint) {
    CompletableFuture<Void> deadline = deadline(connection);
    try (connection) {
      Talk talk = connection.secureTo(endpoint, identity, codec);
      Frame answer = talk.answerTo(new Frame.Ping());
      return answer instanceof Frame.Ping ? "" : "answered with " + answer;
    } catch (IOException e) {
      return explanation(deadline, e);
    } finally {
      deadline.complete(null);
    }
  }

  // ---- who comes -------------------------------------------------------------------------------

  /** The node as its server sees it. */
  private final class Welcome implements Server.Host {

    @Override
    public void refused(Rejection reason, String remoteHost, String detail) {
      gate.report(listener -> listener.refused(reason, remoteHost, Texts.oneLine(detail)));
    }

    @Override
    public void welcome(Connection connection) {
      CompletableFuture<Void> deadline = deadline(connection);
      try {
        Talk talk = connection.secure(identity, codec);
        firstWord(connection, talk, deadline);
      } catch (IOException e) {
        String detail = explanation(deadline, e);
        refused(Rejection.TLS_HANDSHAKE_FAILED, connection.remoteHost(), detail);
      } finally {
        deadline.complete(null);
      }
    }

    private void firstWord(Connection connection, Talk talk, CompletableFuture<Void> deadline) {
      try {
        Frame word = talk.word();
        switch (word) {
          case Frame.Ping ping -> talk.say(ping);
          case Frame.Open open -> {
            talk.say(open);
            deadline.complete(null);
            accept(connection, talk);
          }
          case Frame other -> throw FrameException.garbage("began with " + other);
        }
      } catch (IOException e) {
        String detail = explanation(deadline, e);
        refused(Rejection.HANDSHAKE_EXPECTED, connection.remoteHost(), detail);
      }
    }

    private void accept(Connection connection, Talk talk) {
      TlsLink link = newLink(LinkId.inbound(inboundLinks.incrementAndGet()), connection);
      link.live(talk);
    }
  }

  // ---- trust and end ---------------------------------------------------------------------------

  @Override
  public void replaceTrusted(List<Bytes> certificates) {
    List<X509Certificate> authorities = new ArrayList<>();
    for (Bytes certificate : certificates) {
      try {
        authorities.addAll(PemText.certificates(certificate));
      } catch (UnreadablePemException e) {
        throw new IllegalArgumentException("no TLS certificate: " + certificate, e);
      }
    }
    identity.trust(authorities);
  }

  /** What begins while the transport closes ends with it. */
  private void closeIfLate(Connection connection) {
    if (!gate.isOpen()) {
      connection.close();
    }
  }

  @Override
  public void close() {
    gate.close();
    Server running = server;
    if (running != null) {
      running.stop();
    }
    links.values().forEach(TlsLink::close);
    pings.forEach(Connection::close);
  }
}
