// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.connection.ConnectionListener;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.time.Now;

/**
 * The hall of the house: every message of an authenticated peer comes through here and is shown to
 * the room that it is for (dissemination §1).
 */
final class Dispatch implements ConnectionListener {

  private final GossipMetrics metrics;
  private final NodeParts parts;

  Dispatch(GossipMetrics metrics, NodeParts parts) {
    this.metrics = metrics;
    this.parts = parts;
  }

  @Override
  public void received(ReceivedMessage message, Now now) {
    boolean wanted = parts.subscribers.passThrough(message);
    if (!TagRules.isLegal(message.signed().message())) {
      reject(Rejection.ILLEGAL_TAG, message);
      return;
    }
    ChannelId channel = message.signed().message().channel();
    if (!channel.isNone() && !channel.isWellFormed()) {
      reject(Rejection.BAD_CHANNEL_NAME, message);
      return;
    }
    switch (message.content()) {
      case Content.AliveMessage alive -> parts.discovery.receive(message, now);
      case Content.MembershipRequest request -> parts.discovery.receive(message, now);
      case Content.MembershipResponse response -> parts.discovery.receive(message, now);
      case Content.Pull pull when pull.type() == PullType.IDENTITY ->
          parts.certStore.receive(message, now);
      case Content.PeerIdentityMessage identity -> reject(Rejection.UNEXPECTED_ELEMENT, message);
      case Content.ConnEstablish late -> {}
      case Content.Acknowledgement consumed -> {}
      case Content.Empty nothing -> {}
      case Content.Pull ofBlocks -> parts.channels.receive(message, now);
      case Content.DataMessage block -> parts.channels.receive(message, now);
      case Content.StateInfo info -> parts.channels.receive(message, now);
      case Content.StateInfoSnapshot snapshot -> parts.channels.receive(message, now);
      case Content.StateInfoPullRequest request -> parts.channels.receive(message, now);
      case Content.LeadershipMessage leadership -> parts.channels.receive(message, now);
      case Content.RemoteStateRequest request -> unlessWanted(wanted, message);
      case Content.RemoteStateResponse response -> unlessWanted(wanted, message);
      case Content.PrivateDataMessage data -> unlessWanted(wanted, message);
      case Content.RemotePrivateDataRequest request -> unlessWanted(wanted, message);
      case Content.RemotePrivateDataResponse response -> unlessWanted(wanted, message);
    }
  }

  /** What only pass-through subscribers handle. */
  private void unlessWanted(boolean wanted, ReceivedMessage message) {
    if (!wanted) {
      ChannelId channel = message.signed().message().channel();
      boolean known = parts.channels.view(channel).isPresent();
      reject(known ? Rejection.NO_SUBSCRIBER : Rejection.UNKNOWN_CHANNEL, message);
    }
  }

  private void reject(Rejection reason, ReceivedMessage message) {
    metrics.on(
        new GossipEvent.Rejected(
            reason,
            message.from().peer().pkiId().toString(),
            message.content().getClass().getSimpleName()
                + " with tag "
                + message.signed().message().tag()));
  }

  @Override
  public void proved(ValidatedIdentity identity, Now now) {
    parts.identities.put(identity, now);
  }

  @Override
  public void presumedDead(PkiId peer, Now now) {
    parts.discovery.presumedDead(peer, now);
  }

  @Override
  public void identitySwitched(PkiId expected, ValidatedIdentity actual, Now now) {
    parts.identities.purge(expected, PurgeCause.SWITCHED, now);
    parts.discovery.purge(expected, now);
  }

  @Override
  public void probed(Endpoint endpoint, boolean answered, Now now) {
    parts.discovery.probed(endpoint, answered, now);
  }

  @Override
  public void identified(Endpoint endpoint, ValidatedIdentity identity, Now now) {
    parts.discovery.identified(endpoint, identity, now);
  }

  @Override
  public void identifyFailed(Endpoint endpoint, Rejection reason, String detail, Now now) {
    parts.discovery.identifyFailed(endpoint, reason, detail, now);
  }

  @Override
  public void acknowledged(long token, PkiId peer, String error, Now now) {
    parts.ackedSends.acknowledged(token, error);
  }
}
