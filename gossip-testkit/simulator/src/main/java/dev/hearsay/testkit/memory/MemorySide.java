// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node's end of a link. Owned by its {@link MemoryComm}; used under the network's lock only.
 *
 * <p>Life: dialling (outbound only), up, down. What the other side sends is {@code incoming} until
 * its delivery runs, then in {@code arrived} until the node asks for it.
 */
final class MemorySide {

  /** What a message counts for beside its own bytes, so that empty ones fill a window too. */
  private static final int OVERHEAD = 16;

  private static final String RESET = "connection reset";

  private enum State {
    DIALLING,
    UP,
    DOWN
  }

  /** The other side, and the way there. */
  private record Far(MemorySide side, Wire wire) {}

  private final MemoryComm owner;
  private final LinkId id;
  private final int windowBytes;
  private final Stream incoming = new Stream(this::arrive);
  private final Deque<Item.Message> arrived = new ArrayDeque<>();
  private @Nullable Far far;
  private State state = State.DIALLING;
  private long permitted;
  private long unreadAtPeer;
  private boolean stalled;
  private boolean completing;

  /** The other side does not know that this one is down. */
  private boolean unheard;

  /** This side does not even answer what still arrives. */
  private boolean mute;

  MemorySide(MemoryComm owner, LinkId id, int windowBytes) {
    this.owner = owner;
    this.id = id;
    this.windowBytes = windowBytes;
  }

  LinkId id() {
    return id;
  }

  /** The name of the node on the other side; empty before the dial was answered. */
  Optional<String> farName() {
    return Optional.ofNullable(far).map(there -> there.side().ownerName());
  }

  String ownerName() {
    return owner.name();
  }

  boolean isDialling() {
    return state == State.DIALLING;
  }

  boolean leadsTo(String name) {
    return far != null && far.side().ownerName().equals(name);
  }

  // ---- how it opens

  /**
   * Joins a dialling side with the side of the node that it reached: the acceptor is up now, the
   * dialler when it hears.
   */
  static void connect(
      MemorySide dialler, LinkInfo diallerInfo, MemorySide acceptor, LinkInfo acceptorInfo) {
    dialler.far = dialler.wayTo(acceptor);
    acceptor.far = acceptor.wayTo(dialler);
    acceptor.signal(new Item.Opened(diallerInfo));
    acceptor.open(acceptorInfo);
  }

  private Far wayTo(MemorySide other) {
    return new Far(other, owner.network().wire(ownerName(), other.ownerName()));
  }

  /** A dial that found nobody hears of it. */
  void refuse(String from, String detail) {
    expect(new Item.Ended(LinkEnd.DIAL_FAILED, detail), from, Duration.ZERO);
  }

  /** A dial, or the answer to it, went astray: it fails when the transport's patience is over. */
  void goAstray() {
    owner.after(
        MemoryNetwork.PATIENCE,
        () -> {
          if (isDialling()) {
            abandon(LinkEnd.FAILED, "dial timed out");
            owner.report(listener -> listener.linkDown(id, LinkEnd.DIAL_FAILED, "dial timed out"));
          }
        });
  }

  private void open(LinkInfo info) {
    state = State.UP;
    owner.report(listener -> listener.linkUp(id, info));
  }

  // ---- what the node does

  void request(int messages) {
    permitted += messages;
    if (!arrived.isEmpty()) {
      owner.later(this::pump);
    }
  }

  boolean write(Envelope envelope) {
    Far to = far;
    if (state != State.UP || to == null) {
      return false;
    }
    to.wire().write(envelope);
    long cost = (long) OVERHEAD + envelope.weight();
    unreadAtPeer += cost;
    stalled = unreadAtPeer >= windowBytes;
    if (to.wire().isClear()) {
      to.side().expect(new Item.Message(envelope, cost), ownerName(), Duration.ZERO);
    } else {
      writeUnderConditions(to, envelope, cost);
    }
    return !stalled && state == State.UP;
  }

  private void writeUnderConditions(Far to, Envelope envelope, long cost) {
    LinkBreak breaking = to.wire().breaks();
    if (breaking == LinkBreak.BOTH) {
      breakOff(RESET);
      return;
    }
    long open = cost;
    for (Passage copy : to.wire().pass(envelope)) {
      to.side().expect(copy, ownerName(), open);
      open = 0;
    }
    if (open > 0) {
      to.side().expect(new Item.Lost(open), ownerName(), Duration.ZERO);
    }
    if (breaking == LinkBreak.WRITER) {
      abandon(LinkEnd.FAILED, RESET);
      reportLater(LinkEnd.FAILED, RESET);
    }
  }

  /** Ends the link from here; the other side hears {@code cause} after what was written. */
  void end(LinkEnd cause, String detail) {
    if (state != State.DOWN) {
      abandon(cause, detail);
      reportLater(LinkEnd.CLOSED_HERE, detail);
    }
  }

  /** Ends the link from here without a word to this node. */
  void abandon(LinkEnd cause, String detail) {
    shut();
    signal(new Item.Ended(cause, detail));
  }

  // ---- what the network does to it

  /** The link breaks: each side hears it on its own. */
  void breakOff(String detail) {
    if (state == State.DOWN) {
      return;
    }
    LinkEnd cause = isDialling() ? LinkEnd.DIAL_FAILED : LinkEnd.FAILED;
    shut();
    reportLater(cause, detail);
    if (far != null) {
      far.side().breakOff(detail);
    }
  }

  /**
   * This side forgets the link, and its node hears so. The other side believes that it is up: what
   * it writes vanishes, and is not answered before {@link #unmute()}.
   */
  void forget(String detail) {
    shut();
    unheard = true;
    mute = true;
    reportLater(LinkEnd.FAILED, detail);
  }

  /** What arrives after {@link #forget} is answered by a reset from now on. */
  void unmute() {
    mute = false;
  }

  // ---- what comes from the other side

  /** Tells the other side; if nothing comes through there are consequences. */
  private void signal(Item item) {
    Far to = far;
    if (to == null) {
      return;
    }
    if (to.wire().access() != Access.SILENT) {
      to.side().expect(item, ownerName(), to.wire().signalDelay());
    } else if (item instanceof Item.Opened) {
      to.side().goAstray();
    } else {
      unheard = true;
    }
  }

  private void expect(Item item, String from, Duration delay) {
    int bytes = item instanceof Item.Message message ? message.envelope().weight() : 0;
    deliver(new Transit(from, ownerName(), bytes, delay), incoming.send(item));
  }

  private void expect(Passage copy, String from, long cost) {
    Item.Message message = new Item.Message(copy.envelope(), cost);
    if (copy.inOrder()) {
      expect(message, from, copy.delay());
    } else {
      int bytes = copy.envelope().weight();
      deliver(new Transit(from, ownerName(), bytes, copy.delay()), () -> arrive(message));
    }
  }

  private void deliver(Transit transit, Runnable arrival) {
    owner.network().deliver(transit, arrival);
  }

  private void arrive(Item item) {
    if (state == State.DOWN) {
      answerWithReset(item);
      return;
    }
    switch (item) {
      case Item.Opened opened -> open(opened.info());
      case Item.Message message -> {
        arrived.add(message);
        pump();
      }
      case Item.Lost lost -> acknowledge(lost.cost());
      case Item.Relieved _ -> owner.report(listener -> listener.writable(id));
      case Item.Ended ended -> ended(ended);
    }
  }

  private void answerWithReset(Item item) {
    if (unheard && !mute && item instanceof Item.Message) {
      unheard = false;
      signal(new Item.Ended(LinkEnd.FAILED, RESET));
    }
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
      Item.Message message = arrived.remove();
      permitted--;
      acknowledge(message.cost());
      if (message.envelope().weight() > owner.network().largestMessage()) {
        refuseTooLarge(message.envelope());
        return;
      }
      owner.report(listener -> listener.received(id, message.envelope()));
    }
    if (completing && arrived.isEmpty() && state == State.UP) {
      down(LinkEnd.COMPLETED, "completed by the other side");
    }
  }

  private void refuseTooLarge(Envelope envelope) {
    String detail =
        "message of %d bytes; at most %d"
            .formatted(envelope.weight(), owner.network().largestMessage());
    abandon(LinkEnd.FAILED, detail);
    owner.report(listener -> listener.linkDown(id, LinkEnd.OVERSIZED, detail));
  }

  private void acknowledge(long cost) {
    if (far != null) {
      far.side().readAtPeer(cost);
    }
  }

  /** A window opens whatever conditions hold: a transport repeats that until it is heard. */
  private void readAtPeer(long cost) {
    unreadAtPeer -= cost;
    if (stalled && unreadAtPeer < windowBytes && far != null) {
      stalled = false;
      expect(new Item.Relieved(), far.side().ownerName(), Duration.ZERO);
    }
  }

  private void down(LinkEnd cause, String detail) {
    shut();
    owner.report(listener -> listener.linkDown(id, cause, detail));
  }

  private void reportLater(LinkEnd cause, String detail) {
    owner.later(() -> owner.report(listener -> listener.linkDown(id, cause, detail)));
  }

  private void shut() {
    state = State.DOWN;
    arrived.clear();
    owner.forget(id);
  }
}
