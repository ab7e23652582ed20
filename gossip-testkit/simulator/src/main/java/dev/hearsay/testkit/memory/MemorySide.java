// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One node's end of a link. Owned by its {@link MemoryComm}; used under the network's lock only.
 *
 * <p>Life: dialling (outbound only), up, down. What the other side sends waits in {@code onTheWire}
 * until its delivery runs, then in {@code arrived} until the node asks for it.
 */
final class MemorySide {

  /** What a message counts for beside its own bytes, so that empty ones fill a window too. */
  private static final int OVERHEAD = 16;

  private enum State {
    DIALLING,
    UP,
    DOWN
  }

  private sealed interface Item {
    record Opened(LinkInfo info) implements Item {}

    record Message(Envelope envelope) implements Item {}

    record Relieved() implements Item {}

    record Ended(LinkEnd cause, String detail) implements Item {}
  }

  private final MemoryComm owner;
  private final LinkId id;
  private final int windowBytes;
  private final Queue<Item> onTheWire = new ArrayDeque<>();
  private final Deque<Envelope> arrived = new ArrayDeque<>();
  private @Nullable MemorySide peer;
  private State state = State.DIALLING;
  private long permitted;
  private long unreadAtPeer;
  private boolean stalled;
  private boolean completing;

  MemorySide(MemoryComm owner, LinkId id, int windowBytes) {
    this.owner = owner;
    this.id = id;
    this.windowBytes = windowBytes;
  }

  LinkId id() {
    return id;
  }

  String ownerName() {
    return owner.name();
  }

  boolean isDialling() {
    return state == State.DIALLING;
  }

  boolean leadsTo(String name) {
    return peer != null && peer.owner.name().equals(name);
  }

  /**
   * Joins a dialling side with the side of the node that it reached: the acceptor is up now, the
   * dialler when it hears.
   */
  static void connect(
      MemorySide dialler, LinkInfo diallerInfo, MemorySide acceptor, LinkInfo acceptorInfo) {
    dialler.peer = acceptor;
    acceptor.peer = dialler;
    dialler.arriveLater(acceptor.ownerName(), new Item.Opened(diallerInfo));
    acceptor.open(acceptorInfo);
  }

  /** A dial that found nobody hears of it. */
  void refuse(String from, String detail) {
    arriveLater(from, new Item.Ended(LinkEnd.DIAL_FAILED, detail));
  }

  void request(int messages) {
    permitted += messages;
    if (!arrived.isEmpty()) {
      owner.later(this::pump);
    }
  }

  boolean write(Envelope envelope) {
    MemorySide other = peer;
    if (state != State.UP || other == null) {
      return false;
    }
    owner.network().wire().sent(ownerName(), other.ownerName(), envelope);
    unreadAtPeer += cost(envelope);
    other.arriveLater(ownerName(), new Item.Message(envelope));
    stalled = unreadAtPeer >= windowBytes;
    return !stalled;
  }

  /** Ends the link from here; the other side hears {@code cause} after what was written. */
  void end(LinkEnd cause, String detail) {
    if (state == State.DOWN) {
      return;
    }
    abandon(cause, detail);
    owner.later(() -> owner.report(listener -> listener.linkDown(id, LinkEnd.CLOSED_HERE, detail)));
  }

  /** Ends the link from here without a word to this node. */
  void abandon(LinkEnd cause, String detail) {
    shut();
    if (peer != null) {
      peer.arriveLater(ownerName(), new Item.Ended(cause, detail));
    }
  }

  /** The link breaks: each side hears it on its own. */
  void breakOff(String detail) {
    if (state == State.DOWN) {
      return;
    }
    LinkEnd cause = isDialling() ? LinkEnd.DIAL_FAILED : LinkEnd.FAILED;
    shut();
    owner.later(() -> owner.report(listener -> listener.linkDown(id, cause, detail)));
    if (peer != null) {
      peer.breakOff(detail);
    }
  }

  private void arriveLater(String from, Item item) {
    int bytes = item instanceof Item.Message message ? message.envelope().weight() : 0;
    onTheWire.add(item);
    owner
        .network()
        .deliver(new Transit(from, ownerName(), bytes), () -> arrive(onTheWire.remove()));
  }

  private void arrive(Item item) {
    if (state == State.DOWN) {
      return;
    }
    switch (item) {
      case Item.Opened opened -> open(opened.info());
      case Item.Message message -> {
        arrived.add(message.envelope());
        pump();
      }
      case Item.Relieved _ -> owner.report(listener -> listener.writable(id));
      case Item.Ended ended -> ended(ended);
    }
  }

  private void open(LinkInfo info) {
    state = State.UP;
    owner.report(listener -> listener.linkUp(id, info));
  }

  private void ended(Item.Ended ended) {
    if (ended.cause() == LinkEnd.COMPLETED) {
      completing = true;
      pump();
    } else {
      down(ended.cause(), ended.detail());
    }
  }

  private void pump() {
    while (permitted > 0 && state == State.UP && !arrived.isEmpty()) {
      Envelope envelope = arrived.remove();
      permitted--;
      acknowledge(envelope);
      owner.report(listener -> listener.received(id, envelope));
    }
    if (completing && arrived.isEmpty() && state == State.UP) {
      down(LinkEnd.COMPLETED, "completed by the other side");
    }
  }

  private void acknowledge(Envelope envelope) {
    if (peer != null) {
      peer.readAtPeer(cost(envelope));
    }
  }

  private void readAtPeer(long cost) {
    unreadAtPeer -= cost;
    if (stalled && unreadAtPeer < windowBytes && peer != null) {
      stalled = false;
      arriveLater(peer.ownerName(), new Item.Relieved());
    }
  }

  private void down(LinkEnd cause, String detail) {
    shut();
    owner.report(listener -> listener.linkDown(id, cause, detail));
  }

  private void shut() {
    state = State.DOWN;
    arrived.clear();
    owner.forget(id);
  }

  private static long cost(Envelope envelope) {
    return (long) OVERHEAD + envelope.weight();
  }
}
