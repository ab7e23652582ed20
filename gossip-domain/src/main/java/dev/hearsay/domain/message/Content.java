// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import java.util.List;

/**
 * The catalogue of all that a gossip message can say: one record for each content of the wire (wire
 * §2).
 *
 * <p>A record exists only if all its mandatory parts were present on the wire (pitfalls A.8); what
 * lacks one never becomes a value. Lists are unmodifiable. Numbers of 64 bits are unsigned.
 */
public sealed interface Content {

  // ---- membership
  // -------------------------------------------------------------------------------------------------

  /**
   * The heartbeat of a peer (discovery §4).
   *
   * @param membership who speaks and where it can be reached by other organizations
   * @param time orders the heartbeats of one peer
   * @param identity the author's identity while it is new, else {@link PeerIdentity#NONE}
   */
  record AliveMessage(Member membership, PeerTime time, PeerIdentity identity) implements Content {

    /** The author. */
    public PkiId author() {
      return membership.pkiId();
    }
  }

  /**
   * How a peer describes itself.
   *
   * @param externalEndpoint where other organizations reach it; empty for a peer that is invisible
   *     to them
   * @param metadata free bytes of the application
   * @param pkiId who it is
   */
  record Member(Endpoint externalEndpoint, Bytes metadata, PkiId pkiId) {}

  /**
   * Asks for the members that the receiver knows (discovery §5.3).
   *
   * @param selfInformation a signed alive message of the sender
   * @param known always sent empty and ignored on receipt
   */
  record MembershipRequest(Envelope selfInformation, List<Bytes> known) implements Content {
    public MembershipRequest {
      known = List.copyOf(known);
    }
  }

  /**
   * Answers a membership request.
   *
   * @param alive signed alive messages of members that live
   * @param dead last signed alive messages of members that are silent
   */
  record MembershipResponse(List<Envelope> alive, List<Envelope> dead) implements Content {
    public MembershipResponse {
      alive = List.copyOf(alive);
      dead = List.copyOf(dead);
    }
  }

  // ---- handshake and identities
  // -----------------------------------------------------------------------------------

  /**
   * The first message on a stream, in both directions (wire §7).
   *
   * @param pkiId the sender
   * @param identity the sender's identity
   * @param tlsCertHash SHA-256 of the TLS certificate that the sender uses on this connection;
   *     empty without TLS
   * @param probe whether the sender only wants to learn the identity behind an endpoint
   */
  record ConnEstablish(PkiId pkiId, PeerIdentity identity, Bytes tlsCertHash, boolean probe)
      implements Content {}

  /**
   * An identity that introduces itself; travels inside data updates only (identities §9.1).
   *
   * @param pkiId the owner
   * @param identity the serialized identity
   * @param metadata sent empty
   */
  record PeerIdentityMessage(PkiId pkiId, PeerIdentity identity, Bytes metadata)
      implements Content {}

  // ---- pull
  // -------------------------------------------------------------------------------------------------------

  /**
   * One of the four messages of a pull exchange; their nonce is apart from that of the message
   * (wire §2.5).
   */
  sealed interface Pull extends Content {
    /** Correlates the four messages of one exchange. */
    long nonce();

    /** What is pulled. */
    PullType type();
  }

  /**
   * Opens a pull exchange.
   *
   * @param metadata sent empty
   */
  record GossipHello(long nonce, Bytes metadata, PullType type) implements Pull {}

  /**
   * Answers a hello with the names of the items at hand.
   *
   * @param digests raw bytes; not always text
   */
  record DataDigest(long nonce, List<Bytes> digests, PullType type) implements Pull {
    public DataDigest {
      digests = List.copyOf(digests);
    }
  }

  /**
   * Asks for items by name.
   *
   * @param digests the names of the items wanted
   */
  record DataRequest(long nonce, List<Bytes> digests, PullType type) implements Pull {
    public DataRequest {
      digests = List.copyOf(digests);
    }
  }

  /**
   * Brings items.
   *
   * @param data the items' original envelopes
   */
  record DataUpdate(long nonce, List<Envelope> data, PullType type) implements Pull {
    public DataUpdate {
      data = List.copyOf(data);
    }
  }

  // ---- blocks and state transfer
  // ----------------------------------------------------------------------------------

  /**
   * A block on its way through a channel.
   *
   * @param payload the block
   */
  record DataMessage(Payload payload) implements Content {}

  /**
   * A block with its number.
   *
   * @param number the block's number as claimed; verification compares it with the header
   * @param block the serialized block
   * @param privateData serialized private data; filled in state responses only
   */
  record Payload(long number, Bytes block, List<Bytes> privateData) {
    public Payload {
      privateData = List.copyOf(privateData);
    }
  }

  /**
   * Asks for a range of blocks.
   *
   * @param first number of the first block
   * @param last number of the last block, inclusive
   */
  record RemoteStateRequest(long first, long last) implements Content {}

  /** Brings a range of blocks. */
  record RemoteStateResponse(List<Payload> payloads) implements Content {
    public RemoteStateResponse {
      payloads = List.copyOf(payloads);
    }
  }

  // ---- channel state
  // ----------------------------------------------------------------------------------------------

  /**
   * What a peer states of itself in a channel (channels §2).
   *
   * @param time orders the statements of one peer
   * @param pkiId the author
   * @param channelMac names the channel to its members only
   * @param properties the statement
   */
  record StateInfo(PeerTime time, PkiId pkiId, Bytes channelMac, Properties properties)
      implements Content {}

  /**
   * The state of a peer in a channel.
   *
   * @param ledgerHeight the number of blocks it holds
   * @param leftChannel whether it has left
   * @param chaincodes installed on the peer and committed on the channel
   */
  record Properties(long ledgerHeight, boolean leftChannel, List<Chaincode> chaincodes) {
    public Properties {
      chaincodes = List.copyOf(chaincodes);
    }
  }

  /** A chaincode of a peer. */
  record Chaincode(String name, String version, Bytes metadata) {}

  /**
   * Answers a state info request.
   *
   * @param elements signed state infos
   */
  record StateInfoSnapshot(List<Envelope> elements) implements Content {
    public StateInfoSnapshot {
      elements = List.copyOf(elements);
    }
  }

  /**
   * Asks for the state infos of a channel.
   *
   * @param channelMac names the channel, made with the sender's PKI-ID
   */
  record StateInfoPullRequest(Bytes channelMac) implements Content {}

  /**
   * Speaks for leadership among the peers of an organization in a channel.
   *
   * @param declaration whether the author is the leader; else it proposes itself
   */
  record LeadershipMessage(PkiId pkiId, PeerTime time, boolean declaration) implements Content {}

  // ---- acknowledgements and private data
  // --------------------------------------------------------------------------

  /**
   * Answers the message with the same nonce.
   *
   * @param error why it failed; empty for success
   */
  record Acknowledgement(String error) implements Content {}

  /** Says nothing, and is ignored. */
  record Empty() implements Content {}

  /**
   * Private data of a transaction on its way to a peer that is entitled to it.
   *
   * @param payload the data
   */
  record PrivateDataMessage(PrivatePayload payload) implements Content {}

  /**
   * Private data of a transaction.
   *
   * @param simulationHeight the ledger height at which the transaction was simulated
   * @param collectionConfigs the serialized collection configuration package
   */
  record PrivatePayload(
      String collection,
      String namespace,
      String txId,
      Bytes rwset,
      long simulationHeight,
      Bytes collectionConfigs) {}

  /** Asks for private data by digest. */
  record RemotePrivateDataRequest(List<PrivateDataDigest> digests) implements Content {
    public RemotePrivateDataRequest {
      digests = List.copyOf(digests);
    }
  }

  /** Brings private data. */
  record RemotePrivateDataResponse(List<PrivateDataElement> elements) implements Content {
    public RemotePrivateDataResponse {
      elements = List.copyOf(elements);
    }
  }

  /** Names the private data of one collection in one transaction. */
  record PrivateDataDigest(
      String txId, String namespace, String collection, long blockNumber, long positionInBlock) {}

  /** Private data with its name. */
  record PrivateDataElement(PrivateDataDigest digest, List<Bytes> payload) {
    public PrivateDataElement {
      payload = List.copyOf(payload);
    }
  }
}
