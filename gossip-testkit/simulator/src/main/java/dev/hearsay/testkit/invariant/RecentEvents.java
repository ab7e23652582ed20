// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The last {@value #KEPT} events of each node. */
final class RecentEvents implements Witness {

  static final int KEPT = 20;

  private final LongSupplier nanos;
  private final Map<String, Ring> rings = new LinkedHashMap<>();

  /** Without any event; {@code nanos} is virtual time. */
  RecentEvents(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.TRAFFIC, Report.NEWS).contains(report);
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    rings.computeIfAbsent(node.name(), _ -> new Ring()).add(nanos.getAsLong(), event);
  }

  /** The events of some nodes, one line each, the oldest first. */
  List<String> of(String... nodes) {
    List<String> lines = new ArrayList<>();
    for (String node : nodes) {
      Ring ring = rings.get(node);
      if (ring != null) {
        ring.addTo(lines, node);
      }
    }
    return lines;
  }

  /** Keeps the newest; nothing is put into words before somebody asks. */
  private static final class Ring {
    private final @Nullable GossipEvent[] events = new GossipEvent[KEPT];
    private final long[] times = new long[KEPT];
    private int count;

    void add(long time, GossipEvent event) {
      int slot = count++ % KEPT;
      events[slot] = event;
      times[slot] = time;
    }

    void addTo(List<String> lines, String node) {
      for (int i = Math.max(0, count - KEPT); i < count; i++) {
        lines.add(Duration.ofNanos(times[i % KEPT]) + " " + node + " " + events[i % KEPT]);
      }
    }
  }
}
