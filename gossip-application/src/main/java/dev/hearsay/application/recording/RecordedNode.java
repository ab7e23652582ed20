// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.DrivenNode;
import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.time.Now;

/** A node whose steps are recorded, those that throw included. */
final class RecordedNode implements DrivenNode {

  private final GossipNode node;
  private final Recording recording;

  RecordedNode(GossipNode node, Recording recording) {
    this.node = node;
    this.recording = recording;
  }

  @Override
  public void start(Now moment) {
    try {
      node.start(moment);
    } catch (RuntimeException | Error bug) {
      recording.started(moment, bug.getClass().getName());
      recording.brokeDown(node.view(), bug);
      throw bug;
    }
    recording.started(moment, "");
  }

  @Override
  public void step(Input input, Now moment) {
    if (Recording.isLast(input)) {
      recording.checkpoint(node.view());
    }
    try {
      node.step(input, moment);
    } catch (RuntimeException | Error bug) {
      recording.stepped(input, moment, bug.getClass().getName());
      recording.brokeDown(node.view(), bug);
      throw bug;
    }
    recording.stepped(input, moment, "");
    recording.rested(node.view());
  }

  @Override
  public NodeView view() {
    return node.view();
  }
}
