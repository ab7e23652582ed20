// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.HandshakeOverdue;
import dev.hearsay.domain.event.GossipEvent.SigningFailed;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leads each new stream through the handshake: the own message leaves first, one message is read,
 * the judge is asked (wire §7).
 *
 * <p>The own message is signed once for each TLS certificate and probe flag and kept. A stream
 * costs one message of bounded size and one timer until its other side is known.
 */
final class Handshakes {

  private static final int MAX_SIGNED = 16;

  private final Room room;
  private final LinkEnds ends;
  private final Arrivals arrivals;
  private final Map<HandshakeKey, Envelope> signed = new LinkedHashMap<>();
  private final Set<HandshakeKey> beingSigned = new LinkedHashSet<>();

  Handshakes(Room room, LinkEnds ends, Arrivals arrivals) {
    this.room = room;
    this.ends = ends;
    this.arrivals = arrivals;
  }

  /** A stream is up in both directions. */
  void begin(Link link, LinkInfo info, Now now) {
    link.become(new Link.State.Greeting(info));
    if (info.secured() && info.remoteTlsHash().isEmpty()) {
      ends.refuse(link, Rejection.NO_TLS_CERTIFICATE, "", now);
      return;
    }
    greet(link, keyOf(link, info));
    room.comm().request(link.id(), link.pace().refill());
    wakeInTime(link);
  }

  private void wakeInTime(Link link) {
    room.wake(room.settings().handshakeTimeout(), new HandshakeOverdue(link.id()));
  }

  private static HandshakeKey keyOf(Link link, LinkInfo info) {
    Bytes hash = info.secured() ? info.ownTlsHash() : Bytes.EMPTY;
    return new HandshakeKey(info.secured(), hash, link.errand() instanceof Errand.ToIdentify);
  }

  // ---- the own message ----

  private void greet(Link link, HandshakeKey key) {
    Envelope own = signed.get(key);
    if (own != null) {
      link.greeted();
      link.writable(room.comm().write(link.id(), own));
    } else if (beingSigned.add(key)) {
      room.ports().handshakes().sign(key);
    }
  }

  /** The own message is ready: it leaves on every stream that waits for it. */
  void signed(HandshakeKey key, SignedMessage own, Now now) {
    beingSigned.remove(key);
    if (signed.size() >= MAX_SIGNED) {
      signed.remove(signed.keySet().iterator().next());
    }
    signed.put(key, own.envelope());
    for (Link link : room.links().all()) {
      if (awaits(link, key)) {
        greet(link, key);
        concludeIfGreeted(link, now);
      }
    }
  }

  /** The own message could not be signed: the streams that wait for it are of no use. */
  void signingFailed(HandshakeKey key, String detail, Now now) {
    beingSigned.remove(key);
    room.tell(new SigningFailed(detail));
    for (Link link : room.links().all()) {
      if (awaits(link, key)) {
        ends.giveUp(link, "this node cannot sign its handshake", now);
      }
    }
  }

  private boolean awaits(Link link, HandshakeKey key) {
    return !link.isGreeted()
        && room.links().find(link.id()).isPresent()
        && link.handshakeInfo().filter(info -> keyOf(link, info).equals(key)).isPresent();
  }

  // ---- the other side's message ----

  /** The first message of the other side arrived. */
  void received(Link link, LinkInfo info, Decoded<SignedMessage> message, int bytes, Now now) {
    link.pace().delivered();
    if (bytes > room.settings().links().handshakeBytes()) {
      refused(link, info, Rejection.OVERSIZED_MESSAGE, bytes + " bytes as first message", now);
      return;
    }
    switch (message) {
      case Decoded.Value<SignedMessage>(SignedMessage first) -> askJudge(link, info, first);
      case Decoded.Failed<SignedMessage> failed ->
          refused(link, info, Rejection.of(failed.reason()), failed.explanation(), now);
    }
  }

  private void askJudge(Link link, LinkInfo info, SignedMessage first) {
    link.become(new Link.State.Judging(info));
    room.ports().handshakes().judge(link.id(), first, info, knownAuthorOf(first));
  }

  private Optional<ValidatedIdentity> knownAuthorOf(SignedMessage first) {
    return first.content() instanceof ConnEstablish claim && claim.pkiId().isWellFormed()
        ? room.ports().knownIdentity().apply(claim.pkiId())
        : Optional.empty();
  }

  private void refused(Link link, LinkInfo info, Rejection reason, String detail, Now now) {
    decided(link, info, new HandshakeVerdict.Refused(reason, detail), now);
  }

  /** The judge has spoken. */
  void judged(Link link, HandshakeVerdict verdict, Now now) {
    if (link.state() instanceof Link.State.Judging judging) {
      decided(link, judging.info(), verdict, now);
    }
  }

  // ---- the end ----

  /**
   * Whatever was decided waits until the own message has left: the other side is told who refuses
   * it, too (wire §7). A refusal waits as long as the other side may take for its first message.
   */
  private void decided(Link link, LinkInfo info, HandshakeVerdict verdict, Now now) {
    link.become(new Link.State.Judged(info, verdict));
    concludeIfGreeted(link, now);
    if (isRefused(link)) {
      wakeInTime(link);
    }
  }

  private void concludeIfGreeted(Link link, Now now) {
    if (link.state() instanceof Link.State.Judged judged && (link.isGreeted() || link.isGone())) {
      conclude(link, judged, now);
    }
  }

  private void conclude(Link link, Link.State.Judged judged, Now now) {
    switch (judged.verdict()) {
      case HandshakeVerdict.Accepted accepted ->
          arrivals.accepted(link, judged.info(), accepted, now);
      case HandshakeVerdict.Refused refused ->
          ends.refuse(link, refused.reason(), refused.detail(), now);
    }
  }

  /** The other side has had its time to speak, and this node to answer whom it refuses. */
  void overdue(Link link, Now now) {
    if (link.state() instanceof Link.State.Greeting) {
      ends.refuse(link, Rejection.HANDSHAKE_TIMEOUT, "", now);
    } else if (isRefused(link) && link.state() instanceof Link.State.Judged judged) {
      conclude(link, judged, now);
    }
  }

  private boolean isRefused(Link link) {
    return room.links().find(link.id()).isPresent()
        && link.state() instanceof Link.State.Judged judged
        && judged.verdict() instanceof HandshakeVerdict.Refused;
  }
}
