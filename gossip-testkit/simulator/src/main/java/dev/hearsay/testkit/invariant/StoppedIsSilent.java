// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * After its stop, in good order or by death, a node sends nothing, tells nothing and delivers
 * nothing, whatever timers and answers still come.
 */
final class StoppedIsSilent implements Invariant {

  private final Objections objections;
  private final Set<String> stopped = new TreeSet<>();

  StoppedIsSilent(Objections objections) {
    this.objections = objections;
  }

  @Override
  public String name() {
    return "after a stop nothing runs";
  }

  @Override
  public void started(SimulatedNode node) {
    stopped.remove(node.name());
  }

  @Override
  public void stopped(SimulatedNode node) {
    stopped.add(node.name());
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    if (input instanceof Input.Commanded commanded
        && commanded.command() instanceof Input.Command.Stop) {
      stopped.add(node.name());
    }
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    if (isStopped(from)) {
      object(from, "sent something to " + to);
    }
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (isStopped(node.name()) && !Transports.say(event)) {
      object(node.name(), "told " + event);
    }
  }

  @Override
  public void delivered(SimulatedNode node, long subscription, ChannelMessage message) {
    if (isStopped(node.name())) {
      object(node.name(), "delivered " + message.content().getClass().getSimpleName());
    }
  }

  private boolean isStopped(String node) {
    return !stopped.isEmpty() && stopped.contains(node);
  }

  private void object(String node, String what) {
    objections.object(this, node + " " + what + " after its stop", node);
  }
}
