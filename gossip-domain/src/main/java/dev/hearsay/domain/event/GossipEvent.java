// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.event;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;

/**
 * Something that happened in a node. Metrics, logs and the live view are all made of these.
 *
 * <p>Events are facts, already decided; nothing in the core depends on who listens.
 */
public sealed interface GossipEvent {

  // ---- messages
  // ---------------------------------------------------------------------------------------------------

  /** A message of an authenticated peer was read. */
  record MessageReceived(PkiId peer, Lane lane, int bytes) implements GossipEvent {}

  /** A message was handed to the transport. */
  record MessageSent(PkiId peer, Lane lane, int bytes) implements GossipEvent {}

  /**
   * Something was refused: a message, a connection, an identity.
   *
   * @param source who is to blame as far as one can tell: a PKI-ID, else an address
   * @param detail one line for a log; empty if the reason says all
   */
  record Rejected(Rejection reason, String source, String detail) implements GossipEvent {}

  /** Where something can be lost that was good. */
  enum Queue {
    /** The lane to a peer for handshakes, acknowledgements and leadership. */
    CONTROL_LANE,
    /** The lane to a peer for heartbeats, membership and identities. */
    MEMBERSHIP_LANE,
    /** The lane to a peer for state infos, and for questions and digests of block pull. */
    STATE_INFO_LANE,
    /** The lane to a peer for blocks and private data. */
    BLOCK_LANE,
    /** What waits to be pushed. */
    PUSH_BUFFER,
    /** What a subscriber has not read. */
    SUBSCRIPTION;

    /** The queue of a lane. */
    public static Queue of(Lane lane) {
      return switch (lane) {
        case CONTROL -> CONTROL_LANE;
        case MEMBERSHIP -> MEMBERSHIP_LANE;
        case STATE_INFO -> STATE_INFO_LANE;
        case BLOCKS -> BLOCK_LANE;
      };
    }
  }

  /** Something was lost from a queue; {@link Rejected} tells the same with names and words. */
  record Dropped(Queue queue, Rejection reason) implements GossipEvent {}

  /** Signatures were checked off the loop. */
  record SignaturesChecked(int count) implements GossipEvent {}

  /** This node's key could not be used; the message concerned was not sent. */
  record SigningFailed(String detail) implements GossipEvent {}

  // ---- connections
  // ------------------------------------------------------------------------------------------------

  /** A dial began. */
  record DialStarted(Endpoint endpoint) implements GossipEvent {}

  /** A dial, or the handshake after it, failed. */
  record DialFailed(Endpoint endpoint, String detail) implements GossipEvent {}

  /** A link to an authenticated peer is in use. */
  record LinkOpened(LinkId link, PkiId peer, OrgId org, String remoteAddress)
      implements GossipEvent {}

  /** A link to an authenticated peer is gone. */
  record LinkClosed(LinkId link, PkiId peer, String cause) implements GossipEvent {}

  /** By whom a peer is known before it is met. */
  enum SeedKind {
    /** By this node's settings. */
    BOOTSTRAP,
    /** By a channel's configuration. */
    ANCHOR
  }

  /**
   * A bootstrap or anchor peer could not be reached or is not who it should be; the node keeps
   * trying.
   */
  record SeedUnavailable(Endpoint endpoint, SeedKind kind, String cause) implements GossipEvent {}

  // ---- membership
  // -------------------------------------------------------------------------------------------------

  /** Why a member is alive. */
  enum AliveCause {
    /** It was unknown before. */
    LEARNED,
    /** It was dead and spoke again. */
    RESURRECTED
  }

  /** Why a member is dead. */
  enum DeathCause {
    /** It was silent for longer than the expiration timeout. */
    SILENT,
    /** It cannot be reached any more. */
    UNREACHABLE,
    /** Another member named it as dead; it was unknown before. */
    REPORTED
  }

  /** Why a member was forgotten. */
  enum ForgetCause {
    /** Its last message aged out. */
    EXPIRED,
    /** Its identity was removed. */
    IDENTITY_PURGED,
    /** The table was full and it was the one that had been dead for longest. */
    DISPLACED
  }

  /** A member is alive. */
  record MemberAlive(PkiId peer, Endpoint endpoint, AliveCause cause) implements GossipEvent {}

  /** A member is dead. */
  record MemberDead(PkiId peer, Endpoint endpoint, DeathCause cause) implements GossipEvent {}

  /** A member is in no table any more. */
  record MemberForgotten(PkiId peer, ForgetCause cause) implements GossipEvent {}

  /** Somebody else speaks with this node's PKI-ID, from another endpoint. */
  record DuplicateIdentity(Endpoint endpoint) implements GossipEvent {}

  /** This node has no external endpoint, so other organizations will never see it. */
  record InvisibleAbroad() implements GossipEvent {}

  // ---- identities
  // -------------------------------------------------------------------------------------------------

  /** Why an identity was removed. */
  enum PurgeCause {
    /** The certificate ended. */
    EXPIRED,
    /** Nobody asked for it for the usage threshold. */
    UNUSED,
    /** It no longer satisfies its organization. */
    SUSPECTED,
    /** Another identity of the same organization answers at its endpoint. */
    SWITCHED,
    /** The table was full and it was the least used. */
    DISPLACED
  }

  /** An identity was stored. */
  record IdentityLearned(PkiId peer, OrgId org) implements GossipEvent {}

  /** An identity was removed. */
  record IdentityPurged(PkiId peer, PurgeCause cause) implements GossipEvent {}

  // ---- channels
  // ---------------------------------------------------------------------------------------------------

  /** Which way a block came. */
  enum BlockRoute {
    /** This node's embedder gossiped it. */
    PUBLISHED,
    /** A peer pushed it. */
    PUSHED,
    /** This node asked for it. */
    PULLED
  }

  /** A configuration of a channel is in force: the channel was joined, or has changed. */
  record ChannelConfigured(ChannelId channel, long sequence) implements GossipEvent {}

  /**
   * A configuration was not taken.
   *
   * @param detail one line: what is wrong with it
   */
  record ChannelConfigRefused(ChannelId channel, long sequence, String detail)
      implements GossipEvent {}

  /** This node has left a channel. */
  record ChannelLeft(ChannelId channel) implements GossipEvent {}

  /**
   * How many peers of a channel are alive and eligible, this node not among them; told from time to
   * time (channels §9).
   */
  record ChannelPeers(ChannelId channel, int peers) implements GossipEvent {}

  /** A peer of a channel came. */
  record ChannelPeerOnline(ChannelId channel, PkiId peer, Endpoint endpoint)
      implements GossipEvent {}

  /** A peer of a channel went. */
  record ChannelPeerOffline(ChannelId channel, PkiId peer, Endpoint endpoint)
      implements GossipEvent {}

  /** The embedder's ledger holds this many blocks of a channel. */
  record LedgerHeight(ChannelId channel, long height) implements GossipEvent {}

  /**
   * A block was delivered to this node's subscribers; happens once for each block.
   *
   * @param number unsigned
   * @param from who brought it; {@link PkiId#NONE} if it was published here
   * @param bytes the size of the block
   * @param sinceFirstSight from the first arrival of a copy to the delivery
   */
  record BlockDelivered(
      ChannelId channel,
      long number,
      BlockRoute route,
      PkiId from,
      int bytes,
      Duration sinceFirstSight)
      implements GossipEvent {}

  /** Copies of a block were handed to the connections, without anybody's asking. */
  record BlockPushed(ChannelId channel, long number, int copies) implements GossipEvent {}

  /**
   * Numbers below a delivered block were given up: they are further behind than the node remembers.
   *
   * @param count how many blocks were never delivered
   */
  record BlocksSkipped(ChannelId channel, long count) implements GossipEvent {}

  /**
   * A message or block was verified, or was found wrong.
   *
   * @param elapsed from the request to the answer, waiting included
   */
  record Verified(Lane lane, Duration elapsed) implements GossipEvent {}

  /** A subscriber's own code threw; it goes on with the next item. */
  record SubscriberFailed(String detail) implements GossipEvent {}

  /**
   * A subscription was ended so that its channels admit blocks again: too many lay unread in it.
   *
   * @param patience at least so long nothing was taken from it
   */
  record SubscriberCutOff(Duration patience) implements GossipEvent {}

  // ---- what is built above gossip
  // -------------------------------------------------------------------------------------

  /** What is done to private data above gossip; how long it takes is told under Fabric's names. */
  enum PrivateDataStep {
    /** A block was validated. */
    VALIDATION,
    /** The missing private data of a block was listed. */
    LIST_MISSING,
    /** Missing private data was fetched from peers. */
    FETCH,
    /** A block was committed with its private data. */
    COMMIT_BLOCK,
    /** Private data was purged. */
    PURGE,
    /** One element was sent to those entitled to it. */
    SEND,
    /** One round of reconciliation. */
    RECONCILIATION,
    /** One element was pulled. */
    PULL,
    /** Elements were read for a requester. */
    RETRIEVE
  }

  /** A block was committed by the embedder. */
  record BlockCommitted(ChannelId channel, Duration elapsed) implements GossipEvent {}

  /** So many blocks wait for a lower one before they can be committed. */
  record BlocksWaiting(ChannelId channel, int count) implements GossipEvent {}

  /** This node was elected the leader of its organization in a channel, or is not any more. */
  record LeaderChanged(ChannelId channel, boolean leader) implements GossipEvent {}

  /** Something was done to private data. */
  record PrivateDataHandled(ChannelId channel, PrivateDataStep step, Duration elapsed)
      implements GossipEvent {}
}
