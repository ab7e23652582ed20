// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.bootstrap.load.NodeDeliveries.Arrival;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The books on a network's blocks: who published which, who was given which by its own node, when
 * and how often. Blocks travel within organizations, so a node is to get what somebody of its own
 * organization published. Times are those of {@link System#nanoTime}.
 *
 * <p>Thread-safe. It grows with each block and node: for runs that end.
 */
public final class Deliveries {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<OrgId, Map<Long, Long>> published = new LinkedHashMap<>();

  /** A node's books, and what its organization published. */
  record Account(NodeDeliveries own, Map<Long, Long> publications) {}

  /** Empty books for nodes, each with its organization. */
  public Deliveries(Map<String, OrgId> nodes) {
    nodes.forEach((name, org) ->
        accounts.put(
            name,
            new Account(
                new NodeDeliveries(),
                published.computeIfAbsent(org, first -> new ConcurrentHashMap<>()))));
  }

  private Account account(String node) {
    Account account = accounts.get(node);
    if (account == null) {
      throw new IllegalArgumentException(node + " is none of " + accounts.keySet());
    }
    return account;
  }

  /** A node is about to publish a block. */
  public void published(String node, long number, long atNanos) {
    Account account = account(node);
    account.own().published(number, atNanos);
    account.publications().putIfAbsent(number, atNanos);
  }

  /** A subscriber of the node was given a block. */
  public void received(String node, long number, long atNanos) {
    account(node).own().received(number, atNanos);
  }

  /** Hears from a node which way its blocks come. */
  public GossipMetrics listenerOf(String node) {
    NodeDeliveries own = account(node).own();
    return event -> {
      if (event instanceof GossipEvent.BlockDelivered delivered
          && delivered.route() != BlockRoute.PUBLISHED) {
        own.came(delivered.number(), delivered.route());
      }
    };
  }

  /** The node begins a new life, with an empty ledger. */
  public void reborn(String node) {
    account(node).own().forget();
  }

  /** How many blocks the node holds in this life. */
  public long held(String node) {
    return account(node).own().held();
  }

  /** How long the block took that the node was given last; empty if there was none. */
  public OptionalDouble newestMillis(String node) {
    Account account = account(node);
    long number = account.own().newest();
    Long since = account.publications().get(number);
    Optional<Arrival> arrival = account.own().arrival(number);
    return since == null || arrival.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((arrival.get().atNanos() - since) / NANOS_PER_MILLI);
  }

  /** Whether every node holds every block that its organization published. */
  public boolean isComplete() {
    return accounts.values().stream()
        .allMatch(account -> account.own().held() >= account.publications().size());
  }

  /**
   * Sums up.
   *
   * @param first the number of the first block that counts
   */
  public DeliveryReport report(long first) {
    return new DeliverySum(accounts.values(), published.values(), first).report();
  }
}
