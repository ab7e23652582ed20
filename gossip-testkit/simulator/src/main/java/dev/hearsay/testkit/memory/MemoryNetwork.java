// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.LinkInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * <p>Every node presents a TLS certificate in name only: its hash is the SHA-256 of the node's
 * name.
 */
public final class MemoryNetwork {

  /** Unread bytes that a link holds before its writer is asked to wait. */
  public static final int DEFAULT_WINDOW_BYTES = 64 * 1024;

  private final Delivery delivery;
  private final int windowBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Endpoint, MemoryComm> serving = new TreeMap<>();
  private final Map<String, MemoryComm> running = new TreeMap<>();
  private final Set<Endpoint> unreachable = new TreeSet<>();
  private final Set<String> separated = new TreeSet<>();
  private WireListener wire = (from, to, envelope) -> {};

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

  /** The hash of the TLS certificate that the node called {@code name} presents. */
  public static Bytes tlsHash(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Bytes.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Breaks all open links between two nodes; both hear {@code FAILED}. They may dial again at once.
   */
  public void cut(String one, String other) {
    exclusively(() -> breakLinks(one, other, "connection reset"));
  }

  /**
   * Cuts two nodes off each other: open links break, dials and pings fail until {@link #rejoin}.
   */
  public void separate(String one, String other) {
    exclusively(() -> {
      separated.add(pair(one, other));
      breakLinks(one, other, "network unreachable");
    });
  }

  /** Ends {@link #separate}; nothing is dialled by itself. */
  public void rejoin(String one, String other) {
    exclusively(() -> separated.remove(pair(one, other)));
  }

  /** Ends every separation. */
  public void rejoinAll() {
    exclusively(separated::clear);
  }

  /** Lets dials and pings to {@code endpoint} fail or succeed from now on; open links stay. */
  public void setReachable(Endpoint endpoint, boolean reachable) {
    exclusively(() -> reachable ? unreachable.remove(endpoint) : unreachable.add(endpoint));
  }

  /** Reports all that is written to open links from now on, before anything befalls it. */
  public void listen(WireListener listener) {
    exclusively(() -> {
      wire = listener;
    });
  }

  WireListener wire() {
    return wire;
  }

  int windowBytes() {
    return windowBytes;
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
    String from = dialler.ownerName();
    deliver(
        new Transit(from, nameAt(endpoint), 0),
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
    if (target == null || !obstacle.isEmpty()) {
      dialler.refuse(nameAt(endpoint), obstacle);
      return;
    }
    Bytes diallerHash = tlsHash(from);
    Bytes targetHash = tlsHash(target.name());
    MemorySide.connect(
        dialler,
        new LinkInfo(true, diallerHash, targetHash, endpoint.text()),
        target.accept(),
        new LinkInfo(true, targetHash, diallerHash, from));
  }

  void ping(MemoryComm from, Endpoint endpoint, Consumer<String> answer) {
    String to = nameAt(endpoint);
    deliver(
        new Transit(from.name(), to, 0),
        () -> {
          String obstacle = obstacle(from.name(), endpoint);
          deliver(new Transit(to, from.name(), 0), () -> answer.accept(obstacle));
        });
  }

  /** Why {@code endpoint} cannot be reached; empty if it can. */
  private String obstacle(String from, Endpoint endpoint) {
    MemoryComm target = serving.get(endpoint);
    if (target == null) {
      return "connection refused: nobody serves at " + endpoint;
    }
    boolean reachable =
        !unreachable.contains(endpoint) && !separated.contains(pair(from, target.name()));
    return reachable ? "" : "network unreachable: " + endpoint;
  }

  private String nameAt(Endpoint endpoint) {
    MemoryComm target = serving.get(endpoint);
    return target == null ? endpoint.text() : target.name();
  }

  private void breakLinks(String one, String other, String detail) {
    MemoryComm node = running.get(one);
    if (node != null) {
      node.breakLinksWith(other, detail);
    }
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) <= 0 ? one + '\n' + other : other + '\n' + one;
  }

  private static CommException inUse(String message) {
    return new CommException(message, new IllegalStateException("in use"));
  }
}
