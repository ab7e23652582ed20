// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Replies;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;

/** Takes what a node says to its embedder: recorded if there is a history, and witnessed. */
final class ToldReplies implements Replies {

  private final Simulation simulation;
  private final SimulatedNode node;

  ToldReplies(Simulation simulation, SimulatedNode node) {
    this.simulation = simulation;
    this.node = node;
  }

  @Override
  public void replied(long ticket, Reply reply) {
    record(() -> node.replies().replied(ticket, reply));
  }

  @Override
  public void delivered(long subscription, ChannelMessage message) {
    record(() -> node.replies().delivered(subscription, message));
    simulation.witness().delivered(node, subscription, message);
  }

  @Override
  public void givenUp(long subscription, ChannelId channel, long from, long to) {
    record(() -> node.replies().givenUp(subscription, channel, from, to));
  }

  @Override
  public void lagging(long subscription) {
    record(() -> node.replies().lagging(subscription));
  }

  @Override
  public void passedThrough(long subscription, ReceivedMessage message) {
    record(() -> node.replies().passedThrough(subscription, message));
  }

  private void record(Runnable entry) {
    if (simulation.keepsHistory()) {
      entry.run();
    }
  }
}
