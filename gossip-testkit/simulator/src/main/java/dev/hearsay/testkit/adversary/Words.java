// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.TagRules;
import java.util.List;

/** What can be said in anybody's name; nothing of it is signed yet. */
final class Words {

  private Words() {}

  static GossipMessage alive(PkiId author, Endpoint external, PeerTime time) {
    return alive(new Content.Member(external, Bytes.EMPTY, author), time);
  }

  static GossipMessage alive(Content.Member member, PeerTime time) {
    return GossipMessage.of(new Content.AliveMessage(member, time, PeerIdentity.NONE));
  }

  static GossipMessage stateInfo(PkiId author, ChannelId channel, PeerTime time, long height) {
    return GossipMessage.of(
        new Content.StateInfo(
            time,
            author,
            ChannelMac.of(author, channel),
            new Content.Properties(height, false, List.of())));
  }

  static GossipMessage stateInfoRequest(PkiId asking, ChannelId channel) {
    return GossipMessage.of(new Content.StateInfoPullRequest(ChannelMac.of(asking, channel)));
  }

  static GossipMessage membershipRequest(Envelope self, List<Bytes> known, long nonce) {
    Content content = new Content.MembershipRequest(self, known);
    return new GossipMessage(nonce, ChannelId.NONE, TagRules.tagFor(content), content);
  }

  static GossipMessage introduction(PkiId owner, ValidatedIdentity identity) {
    return GossipMessage.of(
        new Content.PeerIdentityMessage(owner, identity.identity(), Bytes.EMPTY));
  }

  static GossipMessage leadership(PkiId author, ChannelId channel, PeerTime time) {
    return inChannel(channel, new Content.LeadershipMessage(author, time, true));
  }

  // ---- pull; a channel for blocks, none for identities

  static GossipMessage hello(ChannelId channel, long nonce) {
    return pull(channel, new Content.GossipHello(nonce, Bytes.EMPTY, type(channel)));
  }

  static GossipMessage digest(ChannelId channel, long nonce, List<Bytes> names) {
    return pull(channel, new Content.DataDigest(nonce, names, type(channel)));
  }

  static GossipMessage request(ChannelId channel, long nonce, List<Bytes> names) {
    return pull(channel, new Content.DataRequest(nonce, names, type(channel)));
  }

  static GossipMessage update(ChannelId channel, long nonce, List<Envelope> items) {
    return pull(channel, new Content.DataUpdate(nonce, items, type(channel)));
  }

  private static PullType type(ChannelId channel) {
    return channel.isNone() ? PullType.IDENTITY : PullType.BLOCK;
  }

  private static GossipMessage pull(ChannelId channel, Content.Pull content) {
    return inChannel(channel, content);
  }

  static GossipMessage block(ChannelId channel, long number, Bytes bytes) {
    return inChannel(
        channel, new Content.DataMessage(new Content.Payload(number, bytes, List.of())));
  }

  static GossipMessage blocksRequest(ChannelId channel, long first, long last) {
    return inChannel(channel, new Content.RemoteStateRequest(first, last));
  }

  private static GossipMessage inChannel(ChannelId channel, Content content) {
    return new GossipMessage(0, channel, TagRules.tagFor(content), content);
  }
}
