// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.message.TagRules;
import java.util.List;
import java.util.stream.LongStream;

/** What can be said in a channel, genuine or not. */
final class ChannelWords {

  private static final Bytes DATA = Bytes.utf8("transactions");

  private final Simulation simulation;
  private final ChannelId channel;

  ChannelWords(Simulation simulation, ChannelId channel) {
    this.simulation = simulation;
    this.channel = channel;
  }

  /** A message that names the channel, with the tag that its content requires. */
  GossipMessage of(Content content) {
    return of(0, content);
  }

  private GossipMessage of(long nonce, Content content) {
    return new GossipMessage(nonce, channel, TagRules.tagFor(content), content);
  }

  Envelope unsigned(GossipMessage message) {
    return Envelope.unsigned(simulation.codec().encode(message));
  }

  // ---- blocks

  /** A block with the seal of the orderers. */
  GossipMessage block(long number) {
    return block(number, sealed(number));
  }

  /** A block that claims to be {@code number}. */
  GossipMessage block(long number, Bytes bytes) {
    return of(new Content.DataMessage(new Content.Payload(number, bytes, List.of())));
  }

  /** A block that the orderers did not seal. */
  GossipMessage spoiltBlock(long number) {
    byte[] bytes = sealed(number).toArray();
    bytes[bytes.length - 1]++;
    return block(number, Bytes.wrap(bytes));
  }

  /** The bytes of a genuine block. */
  Bytes sealed(long number) {
    return simulation.authority().newBlock(channel, number, DATA);
  }

  // ---- state infos

  /** The first statement of {@code author}, who has no blocks. */
  GossipMessage stateInfo(PkiId author) {
    return stateInfo(author, 1, 1);
  }

  GossipMessage stateInfo(PkiId author, long sequence, long ledgerHeight) {
    return stateInfo(author, sequence, ledgerHeight, ChannelMac.of(author, channel));
  }

  static GossipMessage stateInfo(PkiId author, long sequence, long ledgerHeight, Bytes mac) {
    return GossipMessage.of(
        new Content.StateInfo(
            new PeerTime(1, sequence),
            author,
            mac,
            new Content.Properties(ledgerHeight, false, List.of())));
  }

  /** The bytes of a state info that names no time. */
  Bytes timelessStateInfo(PkiId author) {
    String mac = ChannelMac.of(author, channel).toHex();
    return Bytes.hex("18057a48" + "1a20" + author.value().toHex() + "2220" + mac + "2a020801");
  }

  GossipMessage stateInfoRequest(PkiId asking) {
    return GossipMessage.of(new Content.StateInfoPullRequest(ChannelMac.of(asking, channel)));
  }

  GossipMessage snapshot(Envelope... elements) {
    return of(new Content.StateInfoSnapshot(List.of(elements)));
  }

  // ---- pull

  GossipMessage hello(long nonce) {
    return of(new Content.GossipHello(nonce, Bytes.EMPTY, PullType.BLOCK));
  }

  /** Offers the blocks from {@code first} to {@code last}. */
  GossipMessage digest(long nonce, long first, long last) {
    return of(new Content.DataDigest(nonce, names(first, last), PullType.BLOCK));
  }

  GossipMessage request(long nonce, long first, long last) {
    return of(new Content.DataRequest(nonce, names(first, last), PullType.BLOCK));
  }

  GossipMessage update(long nonce, GossipMessage... items) {
    List<Envelope> envelopes = List.of(items).stream().map(this::unsigned).toList();
    return of(new Content.DataUpdate(nonce, envelopes, PullType.BLOCK));
  }

  static List<Bytes> names(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(number -> Bytes.utf8(Long.toString(number)))
        .toList();
  }

  // ---- what is built above gossip

  GossipMessage leadership(PkiId author, long sequence) {
    return of(new Content.LeadershipMessage(author, new PeerTime(1, sequence), true));
  }

  GossipMessage privateData(long nonce) {
    return of(
        nonce,
        new Content.PrivateDataMessage(
            new Content.PrivatePayload(
                "collection", "namespace", "tx" + nonce, DATA, 1, Bytes.EMPTY)));
  }

  GossipMessage stateRequest(long nonce) {
    return of(nonce, new Content.RemoteStateRequest(1, 2));
  }

  /** The same words under another tag. */
  static GossipMessage tagged(Tag tag, GossipMessage message) {
    return new GossipMessage(message.nonce(), message.channel(), tag, message.content());
  }
}
