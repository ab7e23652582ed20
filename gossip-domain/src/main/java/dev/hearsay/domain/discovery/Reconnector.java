// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks after the dead (discovery §10.5).
 *
 * <p>In each round every dead member that could be dialled is probed once, a bounded number at a
 * time: those at the endpoints of seeds first, then the others, from where the round before ended,
 * so that nobody waits for ever when a round is too short for all. One that answers is asked for
 * its membership with a fresh alive message; it is resurrected by its own newer message, not by the
 * probe. Members that we must not show ourselves to are left alone.
 */
final class Reconnector {

  private final DiscoverySettings settings;
  private final DisclosurePolicy policy;
  private final Retention retention;
  private final MembershipTable table;
  private final OwnAlive own;
  private final DiscoveryPorts ports;
  private final Map<Endpoint, MemberEntry> queue = new LinkedHashMap<>();
  private final Map<Endpoint, Long> probing = new LinkedHashMap<>();
  private PkiId lastProbed = PkiId.NONE;

  Reconnector(Surroundings here, Retention retention, MembershipTable table, OwnAlive own) {
    this.settings = here.settings();
    this.policy = here.policy();
    this.retention = retention;
    this.table = table;
    this.own = own;
    this.ports = here.ports();
  }

  /** Begins a round; the next one follows after the reconnect interval. */
  void reconnectDue(Now now) {
    ports.timers().schedule(settings.reconnectInterval(), new DiscoveryTimer.ReconnectDue());
    probing.values().removeIf(since -> now.hasPassed(settings.reconnectInterval(), since));
    queue.clear();
    enqueue(retention::keeps);
    enqueue(entry -> entry.pkiId().compareTo(lastProbed) > 0);
    enqueue(entry -> true);
    probeNext(now);
  }

  private void enqueue(Predicate<MemberEntry> turn) {
    for (MemberEntry entry : table.dead()) {
      Endpoint endpoint = entry.member().preferredEndpoint();
      if (turn.test(entry) && isWorthProbing(entry) && !probing.containsKey(endpoint)) {
        queue.putIfAbsent(endpoint, entry);
      }
    }
  }

  private boolean isWorthProbing(MemberEntry entry) {
    return entry.member().preferredEndpoint().isDialable()
        && policy.mayMeet(entry.org(), entry.member().externalEndpoint());
  }

  private void probeNext(Now now) {
    int room = Math.max(0, settings.limits().maxProbes() - probing.size());
    for (Map.Entry<Endpoint, MemberEntry> next : queue.entrySet().stream().limit(room).toList()) {
      queue.remove(next.getKey());
      remember(next.getValue());
      probing.put(next.getKey(), now.elapsedNanos());
      ports.comm().probe(next.getKey(), now);
    }
  }

  private void remember(MemberEntry probed) {
    if (!retention.keeps(probed)) {
      lastProbed = probed.pkiId();
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
