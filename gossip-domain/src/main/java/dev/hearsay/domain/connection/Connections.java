// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.List;

/**
 * The door to all streams of a node: others address peers, here it is decided on which stream a
 * message leaves, whether one must be dialled, and whose word arrives on which (comm §2 to §11).
 *
 * <p>Owned by the node loop, which makes all calls; every call returns at once. The transport does
 * the input and output, the {@link HandshakeDesk} the slow half of handshakes. The {@link
 * ConnectionListener} is called from within these methods and may call back. The order of
 * everything that leaves is the same in every run with the same inputs.
 *
 * <p>Bounded: links in all and from each peer, strangers, dials that run and wait, messages and
 * bytes in each lane, what is read ahead, awaited acknowledgements. It does not promise delivery:
 * what is dropped is counted, and answers that matter are asked for with {@link #sendAcked}.
 */
public final class Connections {

  private final Room room;
  private final Outbox outbox;
  private final AckWaiters acks;
  private final Dials dials;
  private final Dialer dialer;
  private final DeepProbes deepProbes;
  private final Pings pings;
  private final LinkEnds ends;
  private final DoubleLinks doubles;
  private final Inbox inbox;
  private final Handshakes handshakes;
  private final Sender sender;
  private boolean stopped;

  /**
   * Without any link. The transport may be started before or after, as long as its reports come
   * here.
   *
   * @param settings the limits
   * @param self the identity of this node
   * @param ports the world
   * @param listener the node
   */
  public Connections(
      ConnectionSettings settings,
      ValidatedIdentity self,
      ConnectionPorts ports,
      ConnectionListener listener) {
    LinkTable links = new LinkTable(settings.links());
    Backlog backlog = new Backlog();
    Peers peers = new Peers(settings, backlog);
    room = new Room(settings, self.pkiId(), ports, listener, links, peers, backlog);
    outbox = new Outbox(room);
    acks = new AckWaiters(listener, settings.maxPendingAcks());
    dials = new Dials(room);
    dialer = new Dialer(room, dials, outbox, acks);
    deepProbes = new DeepProbes(room, dials);
    pings = new Pings(room);
    ends = new LinkEnds(room, dialer, deepProbes, outbox);
    doubles = new DoubleLinks(room, ends);
    inbox = new Inbox(room, ends, acks);
    Arrivals arrivals = new Arrivals(room, dialer, deepProbes, ends, doubles, outbox, inbox);
    handshakes = new Handshakes(room, ends, arrivals);
    sender = new Sender(room, dialer, outbox, acks);
  }

  // ---- what the transport reports ----

  /**
   * A stream is open in both directions: see {@link dev.hearsay.domain.port.CommListener#linkUp}.
   */
  public void linkUp(LinkId id, LinkInfo info, Now now) {
    if (id.isInbound() && !stopped) {
      accept(id, info, now);
    } else {
      room.links()
          .find(id)
          .ifPresentOrElse(
              link -> handshakes.begin(link, info, now),
              () -> room.comm().abort(id, "not wanted any more"));
    }
  }

  private void accept(LinkId id, LinkInfo info, Now now) {
    if (room.links().hasRoomForStranger()) {
      Link link = new Link(id, new Errand.Inbound(), room.newLanes(), room.links().newPace());
      room.links().add(link);
      handshakes.begin(link, info, now);
    } else {
      String detail = room.links().size() + " links";
      room.refused(Rejection.TOO_MANY_LINKS, info.remoteHost(), detail);
      room.comm().abort(id, Rejection.TOO_MANY_LINKS.name());
    }
  }

  /**
   * An envelope arrived and was decoded. What still comes on a link that was ended here is refused.
   *
   * @param bytes its size on the wire
   */
  public void received(LinkId id, Decoded<SignedMessage> message, int bytes, Now now) {
    room.links()
        .find(id)
        .ifPresentOrElse(link -> received(link, message, bytes, now), () -> tooLate(id.toString()));
  }

  private void tooLate(String who) {
    room.refused(Rejection.LINK_ENDED, who, "");
  }

  private void received(Link link, Decoded<SignedMessage> message, int bytes, Now now) {
    switch (link.state()) {
      case Link.State.Greeting greeting ->
          handshakes.received(link, greeting.info(), message, bytes, now);
      case Link.State.Open open -> inbox.received(link, open.peer(), message, bytes, now);
      case Link.State.Leaving leaving when leaving.reading() ->
          inbox.received(link, leaving.peer(), message, bytes, now);
      case Link.State.Leaving rest -> tooLate(rest.peer().peer().pkiId().toString());
      case Link.State.Dismissed rest -> tooLate(link.address());
      // Nothing was asked of these, so a transport that keeps its contract delivers nothing.
      case Link.State.Dialling early -> {}
      case Link.State.Judging early -> {}
      case Link.State.Judged early -> {}
    }
  }

  /** The transport takes more on a link. */
  public void writable(LinkId id, Now now) {
    room.links().find(id).ifPresent(this::writable);
  }

  private void writable(Link link) {
    link.writable(true);
    if (link.state() instanceof Link.State.Open open) {
      outbox.flush(link, open.peer().peer().pkiId());
    }
  }

  /**
   * A link is gone, or a dial failed: see {@link dev.hearsay.domain.port.CommListener#linkDown}.
   */
  public void linkDown(LinkId id, LinkEnd cause, String detail, Now now) {
    room.links().find(id).ifPresent(link -> ends.down(link, cause, detail, now));
  }

  /** A ping that {@link #probe} began has ended. */
  public void pinged(long token, boolean answered, String detail, Now now) {
    pings.ended(token, answered, now);
  }

  /** A timer is due. */
  public void timer(ConnectionTimer timer, Now now) {
    switch (timer) {
      case ConnectionTimer.DialOverdue due ->
          room.links()
              .find(due.link())
              .filter(link -> link.state() instanceof Link.State.Dialling)
              .ifPresent(link -> ends.giveUp(link, "the dial did not end in time", now));
      case ConnectionTimer.HandshakeOverdue due ->
          room.links().find(due.link()).ifPresent(link -> handshakes.overdue(link, now));
      case ConnectionTimer.EndOverdue due ->
          room.links().find(due.link()).ifPresent(link -> ends.overdue(link, now));
      case ConnectionTimer.DoubleLinkDue due -> doubles.settle(due.peer(), now);
      case ConnectionTimer.RedialDue due -> dialer.restOver(due, now);
      case ConnectionTimer.AckOverdue due -> acks.end(due.nonce(), due.peer(), "timed out", now);
    }
  }

  // ---- what the handshake desk answers ----

  /** This node's own handshake is signed. */
  public void handshakeSigned(HandshakeKey key, SignedMessage message, Now now) {
    handshakes.signed(key, message, now);
  }

  /**
   * This node's own handshake could not be signed: the streams that wait for it are ended. The next
   * stream tries again.
   *
   * @param detail one line for a log
   */
  public void handshakeSigningFailed(HandshakeKey key, String detail, Now now) {
    handshakes.signingFailed(key, detail, now);
  }

  /** A first message was judged. A verdict on a link that is gone meanwhile is ignored. */
  public void handshakeJudged(LinkId id, HandshakeVerdict verdict, Now now) {
    room.links().find(id).ifPresent(link -> handshakes.judged(link, verdict, now));
  }

  // ---- what the node wants ----

  /**
   * Sends to a peer on its most recently established link. If there is none the peer is dialled,
   * and the envelope waits; it is dropped and counted if the peer cannot be dialled, or lately
   * could not be reached.
   *
   * @throws IllegalArgumentException if the target has no PKI-ID: {@link #identify} finds it
   */
  public void send(PeerAddress target, Envelope envelope, Lane lane, Now now) {
    sender.send(target, envelope, lane, now);
  }

  /**
   * Answers on the link that a question came on, else on any other link of that peer. Never dials:
   * without a link the answer is dropped and counted.
   */
  public void respond(ConnectionInfo to, Envelope envelope, Lane lane, Now now) {
    sender.respond(to, envelope, lane);
  }

  /**
   * Sends a message that asks to be acknowledged. The outcome comes exactly once as {@link
   * ConnectionListener#acknowledged}, maybe before this method returns: the answer, or that none
   * came in time, or that the peer cannot be reached.
   *
   * @param token comes back with the outcome
   * @param message its nonce is replaced by a fresh random one, and it is sent unsigned
   * @param timeout counted from now, the time for a dial included
   * @throws IllegalArgumentException if the target has no PKI-ID
   */
  public void sendAcked(
      PeerAddress target, long token, GossipMessage message, Duration timeout, Now now) {
    sender.sendAcked(target, token, message, timeout, now);
  }

  /**
   * Acknowledges a message that asked for it.
   *
   * @param error why it failed; empty for success
   */
  public void acknowledge(ReceivedMessage message, String error, Now now) {
    sender.acknowledge(message, error);
  }

  /**
   * Ends all links to a peer in good order, reads nothing more from it, and gives up reaching it.
   * What waits for it is dropped and counted. It may come back, and may be sent to again.
   */
  public void disconnect(PkiId id, String reason, Now now) {
    room.peers()
        .find(id)
        .ifPresent(peer -> {
          ends.part(peer, reason);
          dialer.abandon(peer, reason, now);
        });
  }

  /**
   * Asks whether anybody serves at an endpoint; {@link ConnectionListener#probed} has the answer.
   * Who asks while the endpoint is asked already shares that answer.
   */
  public void probe(Endpoint endpoint, Now now) {
    if (!stopped) {
      pings.begin(endpoint, now);
    }
  }

  /**
   * Asks who serves at an endpoint: {@link ConnectionListener#identified} or {@link
   * ConnectionListener#identifyFailed} has the answer, maybe before this method returns. Who asks
   * while the endpoint is asked already shares that answer.
   */
  public void identify(Endpoint endpoint, Now now) {
    if (!stopped) {
      deepProbes.begin(endpoint, now);
    }
  }

  /** Whether there is a link in use to a peer. */
  public boolean isConnected(PkiId peer) {
    return room.peers().find(peer).filter(Peer::isConnected).isPresent();
  }

  /** Whether a message to a peer costs no dial: a link is in use, or somebody waits for one. */
  public boolean isWithinReach(PkiId peer) {
    return room.peers().find(peer).filter(Peer::isWithinReach).isPresent();
  }

  /** The number of links in use. */
  public int links() {
    return room.links().open();
  }

  /**
   * The bytes that wait in one lane to all peers together, those for peers that are being dialled
   * included; each copy of a message counts. Answered from a counter.
   */
  public long backlog(Lane lane) {
    return room.backlog().bytes(lane);
  }

  /** How many envelopes these are. */
  public int backlogCount(Lane lane) {
    return room.backlog().envelopes(lane);
  }

  /** How full links and lanes are. */
  public List<Fill> fills() {
    return List.of(
        new Fill("strangers", room.links().strangers(), room.settings().links().strangers()),
        new Fill("envelopes in a lane", longestLane(), room.settings().lanes().messages()),
        acks.fill());
  }

  private int longestLane() {
    return room.backlog().isEmpty() ? 0 : room.peers().longestLane();
  }

  /**
   * Ends all links in good order and accepts and dials none any more. What waits is dropped and
   * counted; awaited acknowledgements end; probes are not answered any more. Stopping twice has no
   * effect.
   */
  public void stop(Now now) {
    if (stopped) {
      return;
    }
    stopped = true;
    dials.stop();
    for (Peer peer : room.peers().all()) {
      ends.part(peer, "this node stops");
      dialer.abandon(peer, "this node stops", now);
    }
    acks.endAll("this node stops", now);
    room.links().all().forEach(ends::cutIfUnused);
  }
}
