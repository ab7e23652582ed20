// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the ways to one peer: its open links, what waits for one, and how dials
 * went.
 *
 * <p>Owned by {@link Peers}; changed by {@link Dialer} and by those who open and end links.
 */
final class Peer {

  /** What is being done to reach the peer. */
  sealed interface Effort {
    /** Nothing. */
    record None() implements Effort {}

    /** A dial runs or waits for its turn. */
    record Dialling(Errand.ToPeer errand) implements Effort {}

    /**
     * The next dial must wait.
     *
     * @param rest which rest of this peer
     */
    record Resting(long rest) implements Effort {}
  }

  private final PkiId id;
  private final SendLanes waiting;
  private final List<Link> open = new ArrayList<>();
  private @Nullable Link own;
  private Endpoint endpoint = Endpoint.NONE;
  private Effort effort = new Effort.None();
  private int failures;
  private int flaps;
  private long notBeforeNanos;
  private long rests;
  private boolean wanted;

  Peer(PkiId id, SendLanes waiting, Now now) {
    this.id = id;
    this.waiting = waiting;
    this.notBeforeNanos = now.elapsedNanos();
  }

  PkiId id() {
    return id;
  }

  /** What waits for a link. */
  SendLanes waiting() {
    return waiting;
  }

  /** How many envelopes wait in the longest lane, of the peer or of one of its links. */
  int longestLane() {
    int longest = waiting.longest();
    for (Link link : open) {
      longest = Math.max(longest, link.lanes().longest());
    }
    return longest;
  }

  // ---- links ----

  /** Links in use, the most recently established last. */
  List<Link> open() {
    return List.copyOf(open);
  }

  boolean isConnected() {
    return !open.isEmpty();
  }

  /** Whether a message needs no further dial. */
  boolean isWithinReach() {
    return isConnected() || effort instanceof Effort.Dialling;
  }

  /** The most recently established link in use: the one to send on (comm §11). */
  Optional<Link> newest() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
  }

  void add(Link link) {
    open.add(link);
    if (!link.id().isInbound()) {
      own = link;
    }
  }

  /**
   * A link is in use no more; if this node opened it, it stays in the way of the next dial until it
   * is gone.
   */
  void leave(Link link) {
    open.remove(link);
  }

  /** A link is gone. */
  void remove(Link link) {
    open.remove(link);
    if (own == link) {
      own = null;
    }
  }

  /**
   * Whether a link that this node opened has not ended yet: a second one must not be opened before
   * (comm §2.4).
   */
  boolean hasOwnLink() {
    return own != null;
  }

  /** The link that this node opened, in use or leaving. */
  Optional<Link> own() {
    return Optional.ofNullable(own);
  }

  /** The link in use that this node opened. */
  Optional<Link> openOwn() {
    return own().filter(Link::isOpen);
  }

  /** The links in use that the peer opened, oldest first. */
  List<Link> openInbound() {
    return open.stream().filter(link -> link.id().isInbound()).toList();
  }

  // ---- dials ----

  Endpoint endpoint() {
    return endpoint;
  }

  /** Notes where the peer can be dialled; none changes nothing. */
  void livesAt(Endpoint where) {
    if (!where.isNone()) {
      endpoint = where;
    }
  }

  Effort effort() {
    return effort;
  }

  void effort(Effort next) {
    effort = next;
  }

  /** A rest with a number that no earlier one has. */
  Effort.Resting nextRest() {
    return new Effort.Resting(++rests);
  }

  /** Failed dials in a row. */
  int failures() {
    return failures;
  }

  void failed() {
    failures++;
  }

  void succeeded() {
    failures = 0;
  }

  /** Links in a row that broke soon after they were opened. */
  int flaps() {
    return flaps;
  }

  void flaps(int count) {
    flaps = count;
  }

  /** The moment on the elapsed clock before which no dial begins. */
  long notBeforeNanos() {
    return notBeforeNanos;
  }

  void notBefore(long elapsedNanos) {
    notBeforeNanos = elapsedNanos;
  }

  boolean mayDial(Now now) {
    return now.elapsedNanos() - notBeforeNanos >= 0;
  }

  /** Whether the peer is to be dialled as soon as the link in the way is gone. */
  boolean isWanted() {
    return wanted || !waiting.isEmpty();
  }

  void wanted(boolean now) {
    wanted = now;
  }

  /** Whether nothing is lost by forgetting the peer, but for how its dials went. */
  boolean isQuiet() {
    return open.isEmpty() && own == null && effort instanceof Effort.None && waiting.isEmpty();
  }
}
