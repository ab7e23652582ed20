// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Envelope;
import java.util.List;

/** Several witnesses as one. */
final class Witnesses implements Witness {

  private final List<Witness> each;

  Witnesses(List<? extends Witness> each) {
    this.each = List.copyOf(each);
  }

  @Override
  public void started(SimulatedNode node) {
    for (Witness one : each) {
      one.started(node);
    }
  }

  @Override
  public void stopped(SimulatedNode node) {
    for (Witness one : each) {
      one.stopped(node);
    }
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    for (Witness one : each) {
      one.sent(from, to, envelope);
    }
  }

  @Override
  public void received(SimulatedNode node, Envelope envelope) {
    for (Witness one : each) {
      one.received(node, envelope);
    }
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    for (Witness one : each) {
      one.happened(node, event);
    }
  }

  @Override
  public void delivered(SimulatedNode node, long subscription, ChannelMessage message) {
    for (Witness one : each) {
      one.delivered(node, subscription, message);
    }
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    for (Witness one : each) {
      one.stepped(node, input);
    }
  }
}
