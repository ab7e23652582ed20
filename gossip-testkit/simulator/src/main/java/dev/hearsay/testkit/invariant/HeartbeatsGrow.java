// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The heartbeats that a node makes of itself have one incarnation in one life, and each is newer
 * than the one before. They may be sent in another order, since some wait for a link.
 */
final class HeartbeatsGrow implements Invariant {

  private final Objections objections;
  private final Map<String, PeerTime> newest = new LinkedHashMap<>();

  HeartbeatsGrow(Objections objections) {
    this.objections = objections;
  }

  @Override
  public String name() {
    return "alive timestamps grow";
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.STEPPED).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    newest.remove(node.name());
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    if (input instanceof Input.Signed signed
        && signed.message().content() instanceof Content.AliveMessage alive) {
      made(node.name(), alive.time());
    }
  }

  private void made(String node, PeerTime time) {
    PeerTime former = newest.put(node, time);
    if (former != null && !time.isAfter(former)) {
      objections.object(this, node + " said " + time + " after " + former, node);
    }
  }
}
