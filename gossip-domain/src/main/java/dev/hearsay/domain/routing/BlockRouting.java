// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.message.Content;
import java.util.List;

/**
 * Blocks (dissemination §3, row 1): channel by channel, to those whom the strategy chooses among
 * this organization's members that take part in the channel.
 */
public final class BlockRouting implements RoutingRow {

  private final DisseminationStrategy strategy;
  private final PeerSelector selector;

  /** The row. */
  public BlockRouting(DisseminationStrategy strategy, PeerSelector selector) {
    this.strategy = strategy;
    this.selector = selector;
  }

  @Override
  public boolean handles(Rumour rumour, RoutingView view) {
    return rumour.content() instanceof Content.DataMessage;
  }

  @Override
  public Routing route(List<Rumour> group, RoutingView view) {
    return ByChannel.route(group, view, this::spread);
  }

  private List<Delivery> spread(List<Rumour> blocks, ChannelAudience audience, RoutingView view) {
    return strategy.spread(blocks, ByChannel.ownParticipants(audience, view), selector);
  }
}
