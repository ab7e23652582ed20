// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.Content;
import java.util.List;

/**
 * Who speaks for leadership (dissemination §3, row 2): channel by channel, to all of this
 * organization's members that take part in the channel, but not back to whoever brought it.
 */
public final class LeadershipRouting implements RoutingRow {

  @Override
  public boolean handles(Rumour rumour, RoutingView view) {
    return rumour.content() instanceof Content.LeadershipMessage;
  }

  @Override
  public Routing route(List<Rumour> group, RoutingView view) {
    return ByChannel.route(group, view, LeadershipRouting::toAll);
  }

  private static List<Delivery> toAll(
      List<Rumour> messages, ChannelAudience audience, RoutingView view) {
    List<NetworkMember> all = ByChannel.ownParticipants(audience, view);
    return messages.stream().flatMap(message -> message.copiesFor(all)).toList();
  }
}
