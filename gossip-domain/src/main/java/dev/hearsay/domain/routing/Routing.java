// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import java.util.List;

/**
 * What becomes of rumours.
 *
 * @param deliveries the copies to be sent, in order
 * @param unrouted the rumours that go nowhere, and why
 */
public record Routing(List<Delivery> deliveries, List<Unrouted> unrouted) {

  /** Keeps unmodifiable copies. */
  public Routing {
    deliveries = List.copyOf(deliveries);
    unrouted = List.copyOf(unrouted);
  }

  /** Everything has its way, though maybe nobody is there to get it. */
  public static Routing of(List<Delivery> deliveries) {
    return new Routing(deliveries, List.of());
  }

  /**
   * A rumour that goes nowhere, whoever is there.
   *
   * @param cause why
   */
  public record Unrouted(Rumour rumour, Cause cause) {}

  /** Why a rumour goes nowhere. */
  public enum Cause {
    /** Its channel was not joined, so nobody can tell who may get it. */
    CHANNEL_NOT_JOINED,
    /** Such a message is not pushed: it goes from one peer to another when asked for. */
    NOT_PUSHED
  }
}
