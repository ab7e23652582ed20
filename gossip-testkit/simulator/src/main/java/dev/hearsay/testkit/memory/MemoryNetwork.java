// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ground under nodes that are linked in memory, and the place where its faults are made.
 *
 * <p>Deterministic: with one thread and the same {@link Delivery} the same calls give the same
 * story. Safe for nodes with threads of their own, too: one lock guards all, and reports are made
 * under it.
 *
 * <p>Every node presents a TLS certificate in name only: see {@link #tlsHash}, {@link
 * #swapCertificate} and {@link #lapse}.
 */
public final class MemoryNetwork {

  /** Unread bytes that a link holds before its writer is asked to wait. */
  public static final int DEFAULT_WINDOW_BYTES = 64 * 1024;

  /** The largest message that a node takes, if nothing else is said: as much as Fabric's. */
  public static final int DEFAULT_LARGEST_MESSAGE = 100 * 1024 * 1024;

  /** How long a dial or ping waits for an answer that never comes. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String TIMED_OUT = "timed out";
  private static final String NO_HANDSHAKE = "the TLS handshake failed";

  private final Delivery delivery;
  private final int windowBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Endpoint, MemoryComm> serving = new TreeMap<>();
  private final Map<String, MemoryComm> running = new TreeMap<>();
  private final Set<Endpoint> unreachable = new TreeSet<>();
  private final Certificates certificates = new Certificates();
  private final Wires wires = new Wires(this);
  private final RecentSizes sizes = new RecentSizes();
  private int largestMessage = DEFAULT_LARGEST_MESSAGE;
  private WireListener listener = (from, to, envelope) -> {};

  /** A network with the default window. */
  public MemoryNetwork(Delivery delivery) {
    this(delivery, DEFAULT_WINDOW_BYTES);
  }

  /**
   * A network whose links hold {@code windowBytes} unread bytes (each message counts 16 more)
   * before the writer is asked to wait.
   *
   * @throws IllegalArgumentException if the window is not positive
   */
  public MemoryNetwork(Delivery delivery, int windowBytes) {
    if (windowBytes < 1) {
      throw new IllegalArgumentException(
          "window of " + windowBytes + " bytes; it must be positive");
    }
    this.delivery = delivery;
    this.windowBytes = windowBytes;
  }

  /**
   * The transport of a node called {@code name}, which serves at {@code endpoints} once it is
   * started. A node that was closed joins anew, under the same name if it likes.
   */
  public MemoryComm join(String name, Endpoint... endpoints) {
    return new MemoryComm(this, name, List.of(endpoints));
  }

  /** The hash of the first TLS certificate of the node called {@code name}. */
  public static Bytes tlsHash(String name) {
    return Certificates.hashOf(name);
  }

  /**
   * Has a node present another TLS certificate than all before on the links that open from now on;
   * those that are open stay.
   */
  public void swapCertificate(String name) {
    exclusively(() -> certificates.swap(name));
  }

  /**
   * Lets a node have a fault in its TLS, on the links that open from now on; those that are open
   * stay. Of several lapses of one node the last one counts.
   *
   * @param acted called each time when a dial fails, or a link comes up without a certificate,
   *     because of it
   * @return ends this lapse
   */
  public Runnable lapse(String name, TlsLapse lapse, Runnable acted) {
    return exclusively(() -> {
      Runnable end = certificates.lapse(name, lapse, acted);
      return () -> exclusively(end);
    });
  }

  /**
   * Sets the largest message that nodes take from now on: a larger one ends its link at the
   * receiver as {@code OVERSIZED}.
   *
   * @throws IllegalArgumentException if that is less than 1 byte
   */
  public void limitMessages(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "largest message of " + bytes + " bytes; it must be 1 or more");
    }
    exclusively(() -> {
      largestMessage = bytes;
    });
  }

  /** The largest message that a node takes, in bytes without framing. */
  public int largestMessage() {
    return exclusively(() -> largestMessage);
  }

  /**
   * Imposes a condition on all that goes from one node to another, until it is lifted. The nodes
   * need not exist yet; the condition outlives their death and return.
   *
   * @param acted called each time when something goes another way than it would have without this
   *     condition: an envelope that is lost, changed, copied or delayed, a link that breaks, a dial
   *     that fails
   */
  public Imposed impose(String from, String to, LinkCondition condition, Runnable acted) {
    return exclusively(() -> wire(from, to).impose(condition, acted));
  }

  /**
   * Imposes a condition on every direction between two nodes, also those that have not met yet, for
   * ever. It comes before all that are imposed on single directions later.
   *
   * @param conditions makes one for each direction
   * @param acted called as with {@link #impose}
   */
  public void imposeEverywhere(Supplier<LinkCondition> conditions, Runnable acted) {
    exclusively(() -> wires.imposeEverywhere(conditions, acted));
  }

  /** The names of the nodes with which a node has open links; empty if it does not run. */
  public Set<String> neighbours(String name) {
    return exclusively(() -> {
      Set<String> names = new TreeSet<>();
      MemoryComm node = running.get(name);
      if (node != null) {
        names.addAll(node.farNames());
      }
      return names;
    });
  }

  /** What was written between any two nodes so far, ordered by their names. */
  public List<Traffic> traffic() {
    return exclusively(wires::traffic);
  }

  /**
   * Breaks all open links between two nodes; both hear {@code FAILED}. They may dial again at once.
   *
   * @return how many links broke
   */
  public int cut(String one, String other) {
    return exclusively(() -> breakLinks(one, other, "connection reset"));
  }

  /**
   * Has one node forget its open links with another, which does not hear of it: what that node
   * writes on them vanishes, and only after {@link ForgottenLinks#heal()} is answered by a reset.
   */
  public ForgottenLinks forgetLinks(String forgetter, String believer) {
    return exclusively(() -> {
      List<MemorySide> sides = sides(forgetter, believer);
      sides.forEach(side -> side.forget("link forgotten"));
      return new ForgottenLinks(this, sides);
    });
  }

  /**
   * Cuts two nodes off each other: open links break, dials and pings fail until {@link #rejoin}.
   * Who is separated twice rejoins twice.
   *
   * @return how many links broke
   */
  public int separate(String one, String other) {
    return exclusively(() -> {
      wires.separate(one, other);
      return breakLinks(one, other, "network unreachable");
    });
  }

  /** Ends one {@link #separate}; nothing is dialled by itself. */
  public void rejoin(String one, String other) {
    exclusively(() -> wires.rejoin(one, other));
  }

  /** Ends every separation. */
  public void rejoinAll() {
    exclusively(wires::rejoinAll);
  }

  /** Lets dials and pings to {@code endpoint} fail or succeed from now on; open links stay. */
  public void setReachable(Endpoint endpoint, boolean reachable) {
    exclusively(() -> reachable ? unreachable.remove(endpoint) : unreachable.add(endpoint));
  }

  /** Reports all that is written to open links from now on, before anything befalls it. */
  public void listen(WireListener other) {
    exclusively(() -> {
      listener = other;
    });
  }

  WireListener listener() {
    return listener;
  }

  RecentSizes sizes() {
    return sizes;
  }

  int windowBytes() {
    return windowBytes;
  }

  Wire wire(String from, String to) {
    return wires.wire(from, to);
  }

  void exclusively(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  <T> T exclusively(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void deliver(Transit transit, Runnable action) {
    delivery.deliver(transit, () -> exclusively(action));
  }

  void serve(MemoryComm node) {
    for (Endpoint endpoint : node.endpoints()) {
      MemoryComm holder = serving.get(endpoint);
      if (holder != null) {
        throw inUse(
            "address "
                + endpoint
                + " is in use by node '"
                + holder.name()
                + "': choose another address");
      }
    }
    if (running.containsKey(node.name())) {
      throw inUse(
          "a node named '" + node.name() + "' is running: choose another name or close it first");
    }
    node.endpoints().forEach(endpoint -> serving.put(endpoint, node));
    running.put(node.name(), node);
  }

  void leave(MemoryComm node) {
    serving.values().removeIf(node::equals);
    running.remove(node.name(), node);
  }

  void dial(MemorySide dialler, Endpoint endpoint) {
    deliver(
        signal(dialler.ownerName(), nameAt(endpoint)),
        () -> {
          if (dialler.isDialling()) {
            arrive(dialler, endpoint);
          }
        });
  }

  private void arrive(MemorySide dialler, Endpoint endpoint) {
    String from = dialler.ownerName();
    String obstacle = obstacle(from, endpoint);
    MemoryComm target = serving.get(endpoint);
    if (obstacle.equals(TIMED_OUT)) {
      dialler.goAstray();
    } else if (target == null || !obstacle.isEmpty()) {
      dialler.refuse(nameAt(endpoint), obstacle);
    } else if (shakeHands(from, target)) {
      connect(dialler, target, endpoint);
    } else {
      dialler.refuse(target.name(), NO_HANDSHAKE);
    }
  }

  /** Whether both sides speak TLS, or none; a server that does tells who does not. */
  private boolean shakeHands(String from, MemoryComm target) {
    boolean succeeds = certificates.shakeHands(from, target.name());
    if (!succeeds && certificates.speaksTls(target.name())) {
      target.report(
          listener -> listener.refused(Rejection.TLS_HANDSHAKE_FAILED, from, "not a TLS record"));
    }
    return succeeds;
  }

  private void connect(MemorySide dialler, MemoryComm target, Endpoint endpoint) {
    String from = dialler.ownerName();
    boolean secured = certificates.speaksTls(from);
    Bytes diallerHash = certificates.shownByClient(from);
    Bytes targetHash = certificates.shownByServer(target.name());
    MemorySide.connect(
        dialler,
        new LinkInfo(secured, diallerHash, targetHash, endpoint.text()),
        target.accept(),
        new LinkInfo(secured, targetHash, diallerHash, from));
  }

  void ping(MemoryComm from, Endpoint endpoint, Consumer<String> answer) {
    String to = nameAt(endpoint);
    deliver(
        signal(from.name(), to),
        () -> {
          String obstacle = obstacleToPing(from.name(), endpoint);
          if (obstacle.equals(TIMED_OUT) || wires.access(to, from.name()) == Access.SILENT) {
            from.after(PATIENCE, () -> answer.accept(TIMED_OUT));
          } else {
            deliver(signal(to, from.name()), () -> answer.accept(obstacle));
          }
        });
  }

  private String obstacleToPing(String from, Endpoint endpoint) {
    String obstacle = obstacle(from, endpoint);
    MemoryComm target = serving.get(endpoint);
    if (target == null || !obstacle.isEmpty()) {
      return obstacle;
    }
    return shakeHands(from, target) ? "" : NO_HANDSHAKE;
  }

  private Transit signal(String from, String to) {
    return new Transit(from, to, 0, wires.signalDelay(from, to));
  }

  /** Why {@code endpoint} cannot be reached; empty if it can. */
  private String obstacle(String from, Endpoint endpoint) {
    Access access = wires.access(from, nameAt(endpoint));
    if (access == Access.SILENT) {
      return TIMED_OUT;
    }
    if (!serving.containsKey(endpoint)) {
      return "connection refused: nobody serves at " + endpoint;
    }
    boolean reachable = access == Access.OPEN && !unreachable.contains(endpoint);
    return reachable ? "" : "network unreachable: " + endpoint;
  }

  private String nameAt(Endpoint endpoint) {
    MemoryComm target = serving.get(endpoint);
    return target == null ? endpoint.text() : target.name();
  }

  private int breakLinks(String one, String other, String detail) {
    List<MemorySide> sides = sides(one, other);
    sides.forEach(side -> side.breakOff(detail));
    return sides.size();
  }

  private List<MemorySide> sides(String one, String other) {
    MemoryComm node = running.get(one);
    return node == null ? List.of() : node.sidesTo(other);
  }

  private static CommException inUse(String message) {
    return new CommException(message, new IllegalStateException("in use"));
  }
}
