// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.scenario.ScenarioReport.Moment;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which living nodes hold which living nodes for alive, kept up to date by events, so that it can
 * be asked at any moment, and remembered at a few of them.
 */
final class Membership implements Witness {

  private final Supplier<Duration> clock;
  private final Duration resolution;
  private final Map<String, Set<PkiId>> alive = new LinkedHashMap<>();
  private final Map<PkiId, SimulatedNode> living = new TreeMap<>();
  private final Map<PkiId, Integer> holders = new TreeMap<>();
  private final List<Moment> course = new ArrayList<>();
  private int known;
  private int entitled;

  /**
   * Nobody lives yet.
   *
   * @param resolution of what happens within this time only the outcome is remembered
   */
  Membership(Supplier<Duration> clock, Duration resolution) {
    this.clock = clock;
    this.resolution = resolution;
  }

  /** Whether each living node holds each living node for alive that it may see. */
  boolean isComplete() {
    return known == entitled;
  }

  /** How it came to this. */
  List<Moment> course() {
    return List.copyOf(course);
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.NEWS).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    for (SimulatedNode other : living.values()) {
      entitled += Cast.isEntitled(node, other) ? 2 : 0;
    }
    alive.put(node.name(), new TreeSet<>());
    living.put(node.pkiId(), node);
    known += holders.getOrDefault(node.pkiId(), 0);
    remember();
  }

  @Override
  public void stopped(SimulatedNode node) {
    Set<PkiId> forgotten = alive.remove(node.name());
    if (forgotten == null) {
      return;
    }
    living.remove(node.pkiId());
    for (SimulatedNode other : living.values()) {
      entitled -= Cast.isEntitled(node, other) ? 2 : 0;
    }
    known -= holders.getOrDefault(node.pkiId(), 0);
    forgotten.forEach(this::release);
    remember();
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    Set<PkiId> seen = alive.get(node.name());
    if (seen == null) {
      return;
    }
    if (event instanceof GossipEvent.MemberAlive(var peer, var _, var _) && seen.add(peer)) {
      holders.merge(peer, 1, Integer::sum);
      known += living.containsKey(peer) ? 1 : 0;
      remember();
    } else if (event instanceof GossipEvent.MemberDead(var peer, var _, var _)) {
      lose(seen, peer);
    } else if (event instanceof GossipEvent.MemberForgotten(var peer, var _)) {
      lose(seen, peer);
    }
  }

  private void lose(Set<PkiId> seen, PkiId peer) {
    if (seen.remove(peer)) {
      release(peer);
      remember();
    }
  }

  private void release(PkiId peer) {
    holders.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    known -= living.containsKey(peer) ? 1 : 0;
  }

  private void remember() {
    long slot = clock.get().dividedBy(resolution);
    Duration at = resolution.multipliedBy(slot);
    if (!course.isEmpty() && course.getLast().at().equals(at)) {
      course.removeLast();
    }
    course.add(new Moment(at, known, entitled));
  }
}
