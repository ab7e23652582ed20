// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelTimer;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.connection.ConnectionTimer;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.DiscoveryTimer;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.emitter.EmitterTimer;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.identity.IdentityTimer;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.pull.PullTimer;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerificationResult;
import java.time.Duration;
import java.util.List;

/**
 * All that can happen to a node. An input is a value: it can be logged, hashed, stored and
 * replayed.
 *
 * <p>Five sources produce inputs: the transport, the offload, the timers, the embedder and nobody
 * else.
 */
public sealed interface Input {

  /**
   * Whether the input overtakes others: a peer must not wait for its handshake behind other peers'
   * messages.
   */
  default boolean isUrgent() {
    return false;
  }

  // ---- from the transport

  /** A link is open; it is the first that is heard of a link, so it may overtake. */
  record LinkUp(LinkId link, LinkInfo info) implements Input {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** An envelope arrived and its payload was decoded, or was found to be none. */
  record Received(LinkId link, Decoded<SignedMessage> message, int bytes) implements Input {}

  /** More can be written to a link. */
  record Writable(LinkId link) implements Input {}

  /** A link is gone. */
  record LinkDown(LinkId link, LinkEnd cause, String detail) implements Input {}

  /** A shallow probe ended. */
  record Pinged(long token, boolean answered, String detail) implements Input {}

  // ---- from the offload

  /** The own handshake for a TLS certificate is signed. */
  record HandshakeSigned(HandshakeKey key, SignedMessage message) implements Input {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** The own handshake could not be signed. */
  record HandshakeSigningFailed(HandshakeKey key, String detail) implements Input {}

  /** A peer's handshake was judged. */
  record HandshakeJudged(LinkId link, HandshakeVerdict verdict) implements Input {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /**
   * A message was verified.
   *
   * @param signatures how many signatures the check looked at, at the most
   */
  record Checked(CheckKey key, VerificationResult result, int signatures) implements Input {}

  /** A block was verified. */
  record BlockChecked(Envelope.Key key, BlockResult result) implements Input {}

  /** An own message is signed. */
  record Signed(SigningPurpose purpose, SignedMessage message) implements Input {}

  /** An own message could not be signed. */
  record SigningFailed(SigningPurpose purpose, String detail) implements Input {}

  /** A stored identity was judged anew. */
  record Revalidated(ValidatedIdentity identity, IdentityVerdict verdict) implements Input {}

  /**
   * Crypto judges a channel by this configuration from now on.
   *
   * @param ticket of the command that brought it
   */
  record ConfigAccepted(long ticket, ChannelConfig config) implements Input {}

  /**
   * Crypto cannot use a configuration.
   *
   * @param ticket of the command that brought it
   */
  record ConfigRefused(long ticket, ChannelConfig config, String detail) implements Input {}

  /**
   * All configurations that were asked for before are settled: it is a channel's turn to be left.
   *
   * @param ticket of the command that leaves it
   */
  record ConfigsSettled(long ticket, ChannelId channel) implements Input {}

  /**
   * A channel that was left counts no more when it is judged whom to trust.
   *
   * @param ended false if it was joined again meanwhile and counts on
   */
  record TrustEnded(ChannelId channel, boolean ended) implements Input {}

  // ---- from the timers

  /** A timer is due. */
  sealed interface TimerDue extends Input {}

  /** A timer of the connections. */
  record ConnectionDue(ConnectionTimer timer) implements TimerDue {}

  /** A timer of discovery. */
  record DiscoveryDue(DiscoveryTimer timer) implements TimerDue {}

  /** A timer of the identity mapper. */
  record IdentityDue(IdentityTimer timer) implements TimerDue {}

  /** A timer of the identity pull. */
  record IdentityPullDue(PullTimer timer) implements TimerDue {}

  /** The own identity could not be signed; it is time to try again. */
  record IntroductionDue() implements TimerDue {}

  /** A timer of the channels. */
  record ChannelDue(ChannelTimer timer) implements TimerDue {}

  /** A subscriber has had too many blocks unread for a while. */
  record SubscriberDue(long subscription) implements TimerDue {}

  /** A timer of the push of all but blocks. */
  record EmitterDue(EmitterTimer timer) implements TimerDue {}

  /** A timer of the push of blocks. */
  record BlockEmitterDue(EmitterTimer timer) implements TimerDue {}

  // ---- from the embedder

  /**
   * Somebody wants something of the node.
   *
   * @param ticket comes back with the {@link Reply}; 0 if nobody waits for it
   */
  record Commanded(long ticket, Command command) implements Input {}

  /** What an embedder can want. */
  sealed interface Command {
    /** Contact a bootstrap or anchor peer until it answers. */
    record Connect(Seed seed) implements Command {}

    /** Change the metadata of the next heartbeats. */
    record UpdateMetadata(Bytes metadata) implements Command {}

    /**
     * Judge all identities anew, and all that is being judged at this moment.
     *
     * @param cleared but these, in order
     */
    record Suspect(List<PkiId> cleared) implements Command {}

    /** Take a configuration of a channel: join it, or reconfigure it if it is newer. */
    record JoinChannel(ChannelConfig config) implements Command {}

    /** Leave a channel; it may be joined again. */
    record LeaveChannel(ChannelId channel) implements Command {}

    /** The embedder's ledger holds all blocks with numbers below {@code height}, unsigned. */
    record UpdateLedgerHeight(ChannelId channel, long height) implements Command {}

    /** Replace the list of chaincodes that this node states. */
    record UpdateChaincodes(ChannelId channel, List<Content.Chaincode> chaincodes)
        implements Command {
      /** Keeps an unmodifiable copy. */
      public UpdateChaincodes {
        chaincodes = List.copyOf(chaincodes);
      }
    }

    /** Spread an own message; it is encoded, and signed if its content is. */
    record Gossip(SignedMessage message) implements Command {}

    /** Hand an envelope to the connections for each target. */
    record Send(Envelope envelope, Lane lane, List<PeerAddress> targets) implements Command {
      /** Keeps an unmodifiable copy. */
      public Send {
        targets = List.copyOf(targets);
      }
    }

    /**
     * Have some peers, chosen at random, acknowledge a message (comm §4.4).
     *
     * @param message its nonce is replaced
     * @param candidates whom to choose from, in order
     * @param maxPeers how many to choose at the most
     * @param minAck the command ends when so many have acknowledged, if it is more than none
     * @param timeout how long each may take, the time for a dial included
     */
    record SendByCriteria(
        GossipMessage message,
        List<PeerAddress> candidates,
        int maxPeers,
        int minAck,
        Duration timeout)
        implements Command {
      /** Keeps an unmodifiable copy. */
      public SendByCriteria {
        candidates = List.copyOf(candidates);
      }
    }

    /** Answer on the connection that a message came on. */
    record Respond(ConnectionInfo to, Envelope envelope, Lane lane) implements Command {}

    /**
     * Acknowledge a message.
     *
     * @param error why it failed; empty for success
     */
    record Acknowledge(ReceivedMessage message, String error) implements Command {}

    /**
     * Hand over what channels deliver.
     *
     * @param subscription chosen by the embedder, never twice
     */
    record Subscribe(long subscription, Interest interest) implements Command {}

    /**
     * Hand over what arrives, before it is checked.
     *
     * @param subscription chosen by the embedder, never twice
     */
    record SubscribePassThrough(long subscription, Interest interest) implements Command {}

    /**
     * A subscriber has taken messages out of its queue: there is room for as many more.
     *
     * @param blocks how many of them were blocks
     * @param others how many were other messages
     */
    record SubscriberRead(long subscription, Load blocks, Load others) implements Command {}

    /** Hand over no more. */
    record Unsubscribe(long subscription) implements Command {}

    /** End all loops and links. */
    record Stop() implements Command {}
  }
}
