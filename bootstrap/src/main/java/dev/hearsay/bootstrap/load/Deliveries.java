// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The books on a network's blocks: who published which, who was given which by its own node, when
 * and how often. Blocks travel within organizations, so a node is to get what somebody of its own
 * organization published. Times are those of {@link System#nanoTime}.
 *
 * <p>Thread-safe. It grows with each block and node: for runs that end.
 */
public final class Deliveries {
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

  /** From the publication of the block with this number to its delivery at the node. */
  public Optional<Long> latencyNanos(String node, long number) {
    Account account = account(node);
    Long since = account.publications().get(number);
    return since == null
        ? Optional.empty()
        : account.own().arrival(number).map(arrival -> arrival.atNanos() - since);
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
