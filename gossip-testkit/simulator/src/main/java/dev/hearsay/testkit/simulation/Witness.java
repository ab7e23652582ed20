// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Envelope;
import java.util.List;

/**
 * Sees all that happens in a simulation, as it happens. Changes nothing while it is told; what it
 * wants to do it plans.
 */
public interface Witness {

  /** Sees all and says nothing. */
  Witness NOBODY = new Witness() {};

  /** What is reported. */
  enum Report {
    /** {@link Witness#started} and {@link Witness#stopped}. */
    LIFE,
    /** {@link Witness#sent}. */
    SENT,
    /** {@link Witness#received}. */
    RECEIVED,
    /** What is {@link Witness#happened} with single messages: read, sent, refused, verified. */
    TRAFFIC,
    /** All else that {@link Witness#happened}. */
    NEWS,
    /** {@link Witness#delivered}. */
    DELIVERED,
    /** {@link Witness#stepped}. */
    STEPPED
  }

  /**
   * Whether this witness has any use for reports of a kind; asked once. Some come several times
   * with every event, so nobody is told of them in vain.
   */
  default boolean hears(Report report) {
    return true;
  }

  /** Reports to each of several, in their order. */
  static Witness each(List<? extends Witness> witnesses) {
    return new Witnesses(witnesses);
  }

  /** A node was started; nothing has happened to it yet. */
  default void started(SimulatedNode node) {}

  /** A node was killed, or has stopped. */
  default void stopped(SimulatedNode node) {}

  /**
   * A node wrote an envelope to an open link, by the names of both ends; what becomes of it on the
   * way is not known.
   */
  default void sent(String from, String to, Envelope envelope) {}

  /** An envelope arrived at a node, as it is after all that befell it on the way. */
  default void received(SimulatedNode node, Envelope envelope) {}

  /** A node told an event. */
  default void happened(SimulatedNode node, GossipEvent event) {}

  /** A node delivered a message to a subscriber. */
  default void delivered(SimulatedNode node, long subscription, ChannelMessage message) {}

  /** A step of a living node is done; its view shows the outcome. */
  default void stepped(SimulatedNode node, Input input) {}
}
