// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events for tests: every kind, with every cause. */
public final class GossipEvents {
  private static final Endpoint ENDPOINT = Endpoint.parse("peer0.org1:7051");
  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final OrgId ORG = new OrgId("Org1MSP");

  private GossipEvents() {}

  /** A well-formed PKI-ID that is different for every {@code number}. */
  public static PkiId peer(int number) {
    return new PkiId(Bytes.hex("%064x".formatted(number)));
  }

  /** At least one event of every kind, and one for every cause that a kind may have. */
  public static List<GossipEvent> everyKind() {
    List<GossipEvent> events = new ArrayList<>();
    addMessages(events);
    addConnections(events);
    addMembership(events);
    addIdentities(events);
    addChannels(events);
    return List.copyOf(events);
  }

  private static void addMessages(List<GossipEvent> events) {
    for (Lane lane : Lane.values()) {
      events.add(new GossipEvent.MessageReceived(peer(1), lane, 100));
      events.add(new GossipEvent.MessageSent(peer(1), lane, 100));
    }
    for (Rejection reason : Rejection.values()) {
      events.add(new GossipEvent.Rejected(reason, peer(2).toString(), "why"));
    }
    for (Lane lane : Lane.values()) {
      events.add(new GossipEvent.Dropped(GossipEvent.Queue.of(lane), Rejection.LANE_FULL));
      events.add(new GossipEvent.Dropped(GossipEvent.Queue.of(lane), Rejection.UNREACHABLE));
    }
    events.add(new GossipEvent.Dropped(GossipEvent.Queue.PUSH_BUFFER, Rejection.LANE_FULL));
    events.add(new GossipEvent.Dropped(GossipEvent.Queue.SUBSCRIPTION, Rejection.SUBSCRIBER_FULL));
    events.add(new GossipEvent.SignaturesChecked(2));
    events.add(new GossipEvent.SigningFailed("the key does not answer"));
  }

  private static void addConnections(List<GossipEvent> events) {
    events.add(new GossipEvent.DialStarted(ENDPOINT));
    events.add(new GossipEvent.DialFailed(ENDPOINT, "refused"));
    events.add(new GossipEvent.LinkOpened(LinkId.outbound(1), peer(1), ORG, "127.0.0.1:7051"));
    events.add(new GossipEvent.LinkClosed(LinkId.outbound(1), peer(1), "stream broke"));
    events.add(
        new GossipEvent.SeedUnavailable(ENDPOINT, GossipEvent.SeedKind.BOOTSTRAP, "refused"));
  }

  private static void addMembership(List<GossipEvent> events) {
    for (GossipEvent.AliveCause cause : GossipEvent.AliveCause.values()) {
      events.add(new GossipEvent.MemberAlive(peer(1), ENDPOINT, cause));
    }
    for (GossipEvent.DeathCause cause : GossipEvent.DeathCause.values()) {
      events.add(new GossipEvent.MemberDead(peer(1), ENDPOINT, cause));
    }
    for (GossipEvent.ForgetCause cause : GossipEvent.ForgetCause.values()) {
      events.add(new GossipEvent.MemberForgotten(peer(1), cause));
    }
    events.add(new GossipEvent.DuplicateIdentity(ENDPOINT));
    events.add(new GossipEvent.InvisibleAbroad());
  }

  private static void addIdentities(List<GossipEvent> events) {
    events.add(new GossipEvent.IdentityLearned(peer(1), ORG));
    for (GossipEvent.PurgeCause cause : GossipEvent.PurgeCause.values()) {
      events.add(new GossipEvent.IdentityPurged(peer(1), cause));
    }
  }

  private static void addChannels(List<GossipEvent> events) {
    events.add(new GossipEvent.ChannelConfigured(CHANNEL, 1));
    events.add(new GossipEvent.ChannelConfigRefused(CHANNEL, 1, "no organization"));
    events.add(new GossipEvent.ChannelLeft(CHANNEL));
    events.add(new GossipEvent.ChannelPeers(CHANNEL, 3));
    events.add(new GossipEvent.ChannelPeerOnline(CHANNEL, peer(1), ENDPOINT));
    events.add(new GossipEvent.ChannelPeerOffline(CHANNEL, peer(1), ENDPOINT));
    events.add(new GossipEvent.LedgerHeight(CHANNEL, 7));
    for (GossipEvent.BlockRoute route : GossipEvent.BlockRoute.values()) {
      events.add(
          new GossipEvent.BlockDelivered(CHANNEL, 6, route, peer(1), 1_024, Duration.ofMillis(3)));
    }
    events.add(new GossipEvent.BlockPushed(CHANNEL, 6, 3));
    events.add(new GossipEvent.BlocksSkipped(CHANNEL, 2));
    events.add(new GossipEvent.Verified(Lane.BLOCKS, Duration.ofMillis(1)));
    events.add(new GossipEvent.SubscriberFailed("it threw"));
    events.add(new GossipEvent.SubscriberCutOff(Duration.ofSeconds(30)));
    events.add(new GossipEvent.BlockCommitted(CHANNEL, Duration.ofMillis(2)));
    events.add(new GossipEvent.BlocksWaiting(CHANNEL, 3));
    events.add(new GossipEvent.LeaderChanged(CHANNEL, true));
    for (GossipEvent.PrivateDataStep step : GossipEvent.PrivateDataStep.values()) {
      events.add(new GossipEvent.PrivateDataHandled(CHANNEL, step, Duration.ofMillis(4)));
    }
  }
}
