// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One node's transport in a {@link MemoryNetwork}. Envelopes pass by reference: neither bytes nor
 * copies are made.
 *
 * <p>A link carries as much unread weight as the network's window before {@link #write} asks to
 * wait; who does not listen to that is not stopped. The listener is called under the network's
 * lock, never from within another report.
 */
public final class MemoryComm implements Comm {

  private final MemoryNetwork network;
  private final String name;
  private final List<Endpoint> endpoints;

  /** For look-ups; {@link #inOrder} for all else. */
  private final Map<LinkId, MemorySide> links = new HashMap<>();

  private @Nullable CommListener listener;
  private boolean closed;
  private long inboundLinks;

  MemoryComm(MemoryNetwork network, String name, List<Endpoint> endpoints) {
    this.network = network;
    this.name = name;
    this.endpoints = endpoints;
  }

  /** The node's name, as {@link Transit} shows it. */
  public String name() {
    return name;
  }

  /** Where this node can be dialled. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public void start(CommListener reports) {
    network.exclusively(() -> {
      if (listener != null || closed) {
        throw new IllegalStateException(
            "node '" + name + "' was started before; join the network anew");
      }
      network.serve(this);
      listener = reports;
    });
  }

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    network.exclusively(() -> {
      if (link.isInbound() || links.containsKey(link)) {
        throw new IllegalArgumentException("link " + link + " is not a fresh outbound link");
      }
      if (isRunning()) {
        MemorySide side = new MemorySide(this, link, network.windowBytes());
        links.put(link, side);
        network.dial(side, endpoint);
      }
    });
  }

  @Override
  public void request(LinkId link, int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("requested " + messages + " messages; request at least 1");
    }
    network.exclusively(() -> withLink(link, side -> side.request(messages)));
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    return network.exclusively(() -> {
      MemorySide side = links.get(link);
      return side != null && side.write(envelope);
    });
  }

  @Override
  public void finish(LinkId link) {
    network.exclusively(() -> withLink(link, side -> side.end(LinkEnd.COMPLETED, "finished")));
  }

  @Override
  public void abort(LinkId link, String reason) {
    network.exclusively(() -> withLink(link, side -> side.end(LinkEnd.FAILED, reason)));
  }

  @Override
  public void ping(long token, Endpoint endpoint) {
    network.exclusively(() -> {
      if (isRunning()) {
        network.ping(
            this,
            endpoint,
            obstacle -> report(to -> to.pinged(token, obstacle.isEmpty(), obstacle)));
      }
    });
  }

  @Override
  public void close() {
    network.exclusively(() -> {
      closed = true;
      network.leave(this);
      inOrder().forEach(side -> side.abandon(LinkEnd.FAILED, name + " stopped"));
    });
  }

  MemoryNetwork network() {
    return network;
  }

  boolean isRunning() {
    return listener != null && !closed;
  }

  /** A side of a link that another node opened. */
  MemorySide accept() {
    inboundLinks++;
    MemorySide side = new MemorySide(this, LinkId.inbound(inboundLinks), network.windowBytes());
    links.put(side.id(), side);
    return side;
  }

  void report(Consumer<CommListener> call) {
    CommListener reports = listener;
    if (reports != null && !closed) {
      call.accept(reports);
    }
  }

  /** Runs {@code action} soon, outside of the call or report that is being made. */
  void later(Runnable action) {
    after(Duration.ZERO, action);
  }

  /** Runs {@code action} when {@code delay} is over. */
  void after(Duration delay, Runnable action) {
    network.deliver(new Transit(name, name, 0, delay), action);
  }

  void forget(LinkId link) {
    links.remove(link);
  }

  /** The names of all on the other sides of links that are up. */
  List<String> farNames() {
    return inOrder().stream().flatMap(side -> side.farName().stream()).toList();
  }

  /** The sides of all links with the node called {@code other}, in the order of their names. */
  List<MemorySide> sidesTo(String other) {
    return inOrder().stream().filter(side -> side.leadsTo(other)).toList();
  }

  /** All sides, in the order of their names. */
  private Collection<MemorySide> inOrder() {
    return new TreeMap<>(links).values();
  }

  private void withLink(LinkId link, Consumer<MemorySide> action) {
    MemorySide side = links.get(link);
    if (side != null) {
      action.accept(side);
    }
  }
}
