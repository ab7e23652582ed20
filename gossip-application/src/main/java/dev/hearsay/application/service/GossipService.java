// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.AckReport;
import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A running gossip node (overview §5). Thread-safe.
 *
 * <p>Queries read what the node knew after its last step and never wait. Commands return a stage
 * that completes when the next query shows their effect; {@link Await} waits for it. A stage fails
 * with {@link IllegalStateException} if the node has stopped, and with {@link
 * UnknownChannelException} if the command names a channel that was not joined or was left.
 * Arguments that never make sense are refused at once with {@link IllegalArgumentException}. Code
 * of the embedder, such as predicates and consumers, never runs on the node's own thread.
 */
public interface GossipService extends AutoCloseable {

  /**
   * This node as it describes itself to others: external endpoint, metadata, PKI-ID and its newest
   * heartbeat; without its internal endpoint.
   */
  NetworkMember selfMembershipInfo();

  /**
   * The members that are alive, of all organizations, this node not among them; empty after {@link
   * #close()}.
   */
  List<NetworkMember> peers();

  /**
   * What this node signed last about itself in a channel; empty if it is not in the channel. It may
   * be older than what was told last: see {@link #updateLedgerHeight}. Empty for a moment after
   * joining, too.
   */
  Optional<SignedMessage> selfChannelInfo(ChannelId channel);

  /**
   * The peers of a channel that are alive, eligible and have not left it, this node not among them;
   * empty after {@link #close()}.
   *
   * @throws UnknownChannelException if the channel was not joined, or was left
   */
  List<ChannelPeer> peersOfChannel(ChannelId channel);

  /**
   * A filter for the peers of a channel whose own signed statement satisfies {@code predicate}, for
   * example because a policy demands a signature of theirs (channels §8). It looks at what the node
   * knows when it is asked, and runs on the thread that asks.
   *
   * @throws UnknownChannelException if the channel was not joined, or was left
   */
  Predicate<NetworkMember> peerFilter(ChannelId channel, Predicate<PeerSignature> predicate);

  /** All identities that are known, this node's among them. */
  List<ValidatedIdentity> identityInfo();

  /** Whether a peer is known to belong to this node's organization. */
  boolean isInMyOrg(PkiId peer);

  /**
   * Changes the metadata that the next heartbeats carry.
   *
   * @throws IllegalArgumentException if it is longer than the setting {@code maxMetadataBytes}
   */
  CompletionStage<Void> updateMetadata(Bytes metadata);

  /**
   * Judges anew the identities that satisfy {@code suspect}, and drops those that fail, their
   * membership and connections with them; drops unused ones too (identities §8). The predicate runs
   * on the caller's thread.
   *
   * @return completes when the judging has begun: its results show a little later
   */
  CompletionStage<Void> suspectPeers(Predicate<ValidatedIdentity> suspect);

  /**
   * Joins a channel, or takes a newer configuration of it (channels §1.2). One with a lower
   * sequence number than that in force changes nothing; a channel that was left has none in force.
   * The configuration is trusted. Each joining begins without a ledger: see {@link
   * #updateLedgerHeight}.
   *
   * @return completes when the configuration is in force; fails with {@link
   *     IllegalArgumentException} if it cannot be used, for example because of a broken certificate
   */
  CompletionStage<Void> joinChan(ChannelConfig config);

  /**
   * Leaves a channel and lets its peers know (channels §1.3). It may be joined again. If it is not,
   * organizations that are in no other channel of this node are trusted no more after two publish
   * intervals. Calls to join and to leave take effect in the order in which they were made.
   */
  CompletionStage<Void> leaveChan(ChannelId channel);

  /**
   * Says that the embedder's ledger holds all blocks of a channel below {@code height}, unsigned.
   * They are not delivered any more, and others learn of it soon.
   */
  CompletionStage<Void> updateLedgerHeight(long height, ChannelId channel);

  /**
   * Replaces the chaincodes that this node states in a channel; others learn of it at once.
   *
   * @throws IllegalArgumentException if they are more than fits into a state info
   */
  CompletionStage<Void> updateChaincodes(List<Content.Chaincode> chaincodes, ChannelId channel);

  /**
   * Spreads an own message through its channel: a block, or a word about leadership, which is
   * signed with this node's key on the calling thread. The embedder vouches for it; this node's own
   * subscribers do not get it.
   *
   * @return completes when the message is stored and few enough blocks wait to be pushed: who
   *     awaits it is slowed down to what the network carries; peers that have taken nothing for two
   *     seconds slow nobody down. Fails with {@link
   *     java.util.concurrent.RejectedExecutionException} if too many calls wait already
   * @throws IllegalArgumentException if the tag is not that of the content, the channel is missing,
   *     or the content is not one to be spread
   * @throws dev.hearsay.domain.port.SigningException if this node's key cannot be used
   */
  CompletionStage<Void> gossip(GossipMessage message);

  /**
   * Sends a message to peers, unsigned and as well as it goes: what cannot be delivered is dropped
   * and counted (comm §4.1). The tag is not judged.
   *
   * @param peers their PKI-IDs must be known
   * @return completes when the message waits to be written; says nothing about delivery
   * @throws IllegalArgumentException if a peer has no PKI-ID, or a part of the message is missing
   */
  CompletionStage<Void> send(GossipMessage message, PeerAddress... peers);

  /**
   * Sends a message to some peers and waits for their acknowledgements (comm §4.4).
   *
   * @param message its nonce is replaced; sent unsigned
   * @return the acknowledgements that came; fails with {@link NotEnoughPeersException} before
   *     anything is sent, with {@link NotEnoughAcksException} after
   */
  CompletionStage<AckReport> sendByCriteria(GossipMessage message, SendCriteria criteria);

  /**
   * Subscribes to what channels deliver after they verified it: blocks that others published, state
   * infos that were pushed, words about leadership. The channel need not be joined yet.
   *
   * @throws IllegalArgumentException if the filter names a content that channels do not deliver
   */
  Subscription<ChannelMessage> accept(MessageFilter<ChannelMessage> filter);

  /**
   * Subscribes to the blocks of a channel for a ledger: each counts as unread until the reader has
   * done with it. While too many are unread, only the lowest block that is missing below others
   * still comes. What the channel gives up is told, so that the reader need not wait for it. The
   * channel need not be joined yet.
   */
  Subscription<BlockNews> acceptBlocks(ChannelId channel);

  /**
   * Subscribes to what arrives from other peers, before anything is checked; handshakes,
   * acknowledgements and empty messages are not shown.
   */
  Subscription<IncomingMessage> acceptPassThrough(MessageFilter<IncomingMessage> filter);

  /** Contacts a bootstrap or anchor peer, and keeps trying until it answers. */
  CompletionStage<Void> connect(Seed seed);

  /**
   * Who listens to this node's events. What is built above gossip tells it here what it does, such
   * as commits and private data, so that it is measured under Fabric's names too (configuration
   * §6).
   */
  GossipMetrics metrics();

  /** All that the node knew after its last step. */
  NodeView view();

  /**
   * Tells when the node has ended: the stage completes after {@link #close()}, and exceptionally,
   * with what was thrown, if a bug ended the node. The commands that waited have failed by then.
   * What depends on the stage may run on the node's own thread, so it must be brief.
   */
  CompletionStage<Void> termination();

  /** Ends the node: closes its links and stops serving. Closing twice has no effect. */
  @Override
  void close();
}
