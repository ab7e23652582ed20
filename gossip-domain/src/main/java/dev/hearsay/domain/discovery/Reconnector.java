// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks after the dead (discovery §10.5).
 *
 * <p>In each round every dead member that could be dialled is probed once, a bounded number at a
 * time. One that answers is asked for its membership with a fresh alive message; it is resurrected
 * by its own newer message, not by the probe. Members that we must not show ourselves to are left
 * alone.
 */
final class Reconnector {

  private final DiscoverySettings settings;
  private final DisclosurePolicy policy;
  private final MembershipTable table;
  private final OwnAlive own;
  private final DiscoveryPorts ports;
  private final Set<Endpoint> queue = new LinkedHashSet<>();
  private final Map<Endpoint, Long> probing = new LinkedHashMap<>();

  Reconnector(Surroundings here, MembershipTable table, OwnAlive own) {
    this.settings = here.settings();
    this.policy = here.policy();
    this.table = table;
    this.own = own;
    this.ports = here.ports();
  }

  /** Begins a round; the next one follows after the reconnect interval. */
  void reconnectDue(Now now) {
    ports.timers().schedule(settings.reconnectInterval(), new DiscoveryTimer.ReconnectDue());
    probing.values().removeIf(since -> now.hasPassed(settings.reconnectInterval(), since));
    queue.clear();
    for (MemberEntry entry : table.dead()) {
      Endpoint endpoint = entry.member().preferredEndpoint();
      if (isWorthProbing(entry) && !probing.containsKey(endpoint)) {
        queue.add(endpoint);
      }
    }
    probeNext(now);
  }

  private boolean isWorthProbing(MemberEntry entry) {
    return entry.member().preferredEndpoint().isDialable()
        && policy.mayMeet(entry.org(), entry.member().externalEndpoint());
  }

  private void probeNext(Now now) {
    List<Endpoint> next =
        queue.stream().limit(Math.max(0, settings.limits().maxProbes() - probing.size())).toList();
    for (Endpoint endpoint : next) {
      queue.remove(endpoint);
      probing.put(endpoint, now.elapsedNanos());
      ports.comm().probe(endpoint, now);
    }
  }

  /** A probe ended; without effect if it was not one of these. */
  void probed(Endpoint endpoint, boolean answered, Now now) {
    if (probing.remove(endpoint) == null) {
      return;
    }
    if (answered) {
      revive(endpoint, now);
    }
    probeNext(now);
  }

  private void revive(Endpoint endpoint, Now now) {
    List<MemberEntry> there =
        table.dead().stream()
            .filter(entry -> entry.member().preferredEndpoint().equals(endpoint))
            .filter(this::isWorthProbing)
            .toList();
    for (MemberEntry entry : there) {
      PeerAddress address = new PeerAddress(entry.pkiId(), endpoint);
      own.fresh(new AlivePurpose.Revive(address, entry.org()), now);
    }
  }
}
