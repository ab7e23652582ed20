// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.routing.Routing.Cause;
import dev.hearsay.domain.routing.Routing.Unrouted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rows of channels share: each channel of a batch is routed on its own. */
final class ByChannel {

  /** Routes the rumours of one channel that was joined. */
  @FunctionalInterface
  interface Spread {
    List<Delivery> spread(List<Rumour> rumours, ChannelAudience audience, RoutingView view);
  }

  private ByChannel() {}

  /** Channels in the order in which they come up first; those not joined go nowhere. */
  static Routing route(List<Rumour> group, RoutingView view, Spread spread) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Unrouted> unrouted = new ArrayList<>();
    Map<ChannelId, List<Rumour>> channels = new LinkedHashMap<>();
    for (Rumour rumour : group) {
      ChannelId channel = rumour.message().message().channel();
      channels.computeIfAbsent(channel, c -> new ArrayList<>()).add(rumour);
    }
    channels.forEach((channel, rumours) -> {
      Optional<ChannelAudience> audience = view.channels().of(channel);
      audience.ifPresentOrElse(
          listeners -> deliveries.addAll(spread.spread(rumours, listeners, view)),
          () -> rumours.forEach(r -> unrouted.add(new Unrouted(r, Cause.CHANNEL_NOT_JOINED))));
    });
    return new Routing(deliveries, unrouted);
  }

  /** The living members of the own organization, if it is in the channel, that take part in it. */
  static List<NetworkMember> ownParticipants(ChannelAudience audience, RoutingView view) {
    if (!audience.isOrgInChannel(view.ownOrg())) {
      return List.of();
    }
    return view.alive().stream()
        .filter(member -> view.isOwnOrg(member.pkiId()) && audience.isEligible(member.pkiId()))
        .toList();
  }
}
