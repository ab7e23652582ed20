// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.port.LinkInfo;
import java.util.Optional;

/**
 * One stream from its first moment to its last: dialled, greeted, judged, open, left.
 *
 * <p>Owned by the {@link LinkTable}. It knows its own state and decides nothing.
 */
final class Link {

  /** Where a link stands in its life. */
  sealed interface State {
    /** The transport is on its way. */
    record Dialling() implements State {}

    /** The stream is up; the other side has not spoken yet. */
    record Greeting(LinkInfo info) implements State {}

    /** The other side has spoken; its handshake is with the judge. */
    record Judging(LinkInfo info) implements State {}

    /** The other side is known or refused, but this node's own handshake has not left yet. */
    record Judged(LinkInfo info, HandshakeVerdict verdict) implements State {}

    /** In use since a moment on the elapsed clock. */
    record Open(ConnectionInfo peer, long sinceNanos) implements State {}

    /**
     * Was in use and ends in good order.
     *
     * @param reading whether what still arrives is welcome
     */
    record Leaving(ConnectionInfo peer, boolean reading) implements State {}

    /** Was never in use and ends in good order. */
    record Dismissed() implements State {}
  }

  private final LinkId id;
  private final Errand errand;
  private final SendLanes lanes;
  private final Pace pace;
  private State state = new State.Dialling();
  private boolean greeted;
  private boolean gone;
  private boolean writable = true;

  Link(LinkId id, Errand errand, SendLanes lanes, Pace pace) {
    this.id = id;
    this.errand = errand;
    this.lanes = lanes;
    this.pace = pace;
  }

  LinkId id() {
    return id;
  }

  Errand errand() {
    return errand;
  }

  /** What waits until the transport takes more. */
  SendLanes lanes() {
    return lanes;
  }

  /** How far ahead of their handling it may deliver messages. */
  Pace pace() {
    return pace;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  boolean isOpen() {
    return state instanceof State.Open;
  }

  /** Whether messages of the peer are taken. */
  boolean isReading() {
    return switch (state) {
      case State.Open open -> true;
      case State.Leaving leaving -> leaving.reading();
      case State.Dialling s -> false;
      case State.Greeting s -> false;
      case State.Judging s -> false;
      case State.Judged s -> false;
      case State.Dismissed s -> false;
    };
  }

  /** What the transport said of the stream, while the handshake lasts. */
  Optional<LinkInfo> handshakeInfo() {
    return switch (state) {
      case State.Greeting greeting -> Optional.of(greeting.info());
      case State.Judging judging -> Optional.of(judging.info());
      case State.Judged judged -> Optional.of(judged.info());
      case State.Dialling s -> Optional.empty();
      case State.Open s -> Optional.empty();
      case State.Leaving s -> Optional.empty();
      case State.Dismissed s -> Optional.empty();
    };
  }

  /**
   * Who is to blame for what happens before the handshake is accepted: the endpoint that was
   * dialled, or the host of a stranger.
   */
  String address() {
    return errand instanceof Errand.Dial dial
        ? dial.endpoint().text()
        : handshakeInfo().map(LinkInfo::remoteHost).orElseGet(id::toString);
  }

  /** Where this node dialled; none for an inbound link. */
  Endpoint dialled() {
    return errand instanceof Errand.Dial dial ? dial.endpoint() : Endpoint.NONE;
  }

  /** Whether this node's own handshake has left. */
  boolean isGreeted() {
    return greeted;
  }

  void greeted() {
    greeted = true;
  }

  /** Whether the stream has ended already and only its verdict is awaited. */
  boolean isGone() {
    return gone;
  }

  void gone() {
    gone = true;
  }

  /** Whether the transport takes more at once. */
  boolean isWritable() {
    return writable;
  }

  void writable(boolean now) {
    writable = now;
  }
}
