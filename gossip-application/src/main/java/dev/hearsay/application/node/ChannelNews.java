// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelListener;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;

/** What the channels tell, and who in the house wants to hear it (overview §6). */
final class ChannelNews implements ChannelListener {

  private final NodeParts parts;

  ChannelNews(NodeParts parts) {
    this.parts = parts;
  }

  @Override
  public void delivered(ChannelId channel, VerifiedMessage message, PkiId from, Now now) {
    parts.subscribers.delivered(new ChannelMessage(channel, message.signed()), now);
  }

  @Override
  public void blockDelivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now) {
    parts.subscribers.delivered(new ChannelMessage(block.channel(), block.message()), now);
  }

  @Override
  public void blocksGivenUp(ChannelId channel, long from, long to, Now now) {
    parts.subscribers.givenUp(channel, from, to);
  }

  @Override
  public void configured(ChannelConfig config, Now now) {
    for (ChannelConfig.Organization organization : config.applicationOrgs()) {
      for (Endpoint anchor : organization.anchors()) {
        parts.discovery.connect(new Seed.Anchor(anchor, organization.org()), now);
      }
    }
  }

  @Override
  public void released(ChannelId channel, Now now) {
    parts.channelCommands.released(channel);
  }

  @Override
  public void unknownAuthor(PkiId author, Now now) {
    parts.certStore.wantedSoon(author, now);
  }
}
