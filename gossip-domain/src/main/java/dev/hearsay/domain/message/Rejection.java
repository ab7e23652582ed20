// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/**
 * The name of every refusal. Each refused message, connection or identity is counted under exactly
 * one of them.
 *
 * <p>The groups follow the life of a message: decode, admit, verify, apply; then connections and
 * queues.
 */
public enum Rejection {
  // ---- decode ----
  /** The payload is no message; reading of that stream ends. */
  MALFORMED_MESSAGE,
  /** The envelope has no payload. */
  EMPTY_PAYLOAD,
  /** The content is missing or unknown to this version. */
  UNKNOWN_CONTENT,
  /** A mandatory part is missing (pitfalls A.8). */
  MISSING_PART,
  /** The message is larger than the limit. */
  OVERSIZED_MESSAGE,

  // ---- admit ----
  /** The tag is not the one that the content requires. */
  ILLEGAL_TAG,
  /** A PKI-ID that is not 32 bytes long. */
  BAD_PKI_ID_LENGTH,
  /** A channel name that Fabric would not give. */
  BAD_CHANNEL_NAME,
  /** A list in the message is longer than the limit. */
  TOO_MANY_ELEMENTS,
  /** The endpoint text is too long, holds control characters, or cannot be dialled. */
  MALFORMED_ENDPOINT,
  /** An element of a compound message is not of the kind that belongs there. */
  UNEXPECTED_ELEMENT,
  /** An alive message that is not newer than what is known. */
  STALE_ALIVE,
  /** Somebody speaks with this node's own PKI-ID. */
  OWN_PKI_ID,
  /** Information about the sender that is signed by somebody else. */
  SENDER_MISMATCH,
  /** The author's identity is not known, so nothing can be verified. */
  UNKNOWN_IDENTITY,
  /** A channel that was not joined. */
  UNKNOWN_CHANNEL,
  /** An answer to a question that was not asked, or that somebody else was asked. */
  UNSOLICITED,
  /** A membership table is full. */
  MEMBERSHIP_FULL,
  /** A block that is known already. */
  KNOWN_BLOCK,
  /** A block further behind than this node remembers, or than its ledger. */
  OLD_BLOCK,
  /** A state info that is not newer than what is known. */
  STALE_STATE_INFO,
  /** A leadership message that is not newer than what is known. */
  STALE_LEADERSHIP,
  /** The organization of the sender or author is not in the channel. */
  NOT_IN_CHANNEL,
  /** What concerns one organization only was said by a member of another. */
  NOT_OWN_ORGANIZATION,
  /** The channel's MAC is not that of the author and the channel. */
  BAD_CHANNEL_MAC,
  /** The sender has not stated what it knows of the channel, so it may not pull its blocks. */
  NOT_ELIGIBLE,
  /** This node has left the channel. */
  CHANNEL_LEFT,
  /** The author of an element is no member that is known. */
  UNKNOWN_MEMBER,
  /** A store of the channel is full. */
  CHANNEL_FULL,
  /** Too many checks are running already; the message may come again. */
  OVERLOADED,

  // ---- verify ----
  /** The identity does not satisfy any trusted organization. */
  INVALID_IDENTITY,
  /** The identity's organization is not trusted. */
  FOREIGN_IDENTITY,
  /** The identity's certificate was revoked. */
  REVOKED_IDENTITY,
  /** The identity's certificate has ended. */
  EXPIRED_IDENTITY,
  /** The PKI-ID is not that of the identity. */
  PKI_ID_MISMATCH,
  /** There is no signature where one is required. */
  MISSING_SIGNATURE,
  /** The signature is not that of the author over these bytes. */
  BAD_SIGNATURE,
  /** The author may not read the channel, or the signature is not its own. */
  READERS_RULE_NOT_MET,
  /** The block is not as its channel demands: hashes, number, channel or signatures. */
  BAD_BLOCK,
  /** The signature of the secret is missing or wrong. */
  BAD_SECRET_SIGNATURE,

  // ---- connections ----
  /** The first message on a stream is not a handshake. */
  HANDSHAKE_EXPECTED,
  /** The other side said nothing in time. */
  HANDSHAKE_TIMEOUT,
  /**
   * The handshake names another TLS certificate than the one in use: it was replayed or the
   * connection is relayed.
   */
  TLS_BINDING_MISMATCH,
  /** The other side presented no TLS certificate. */
  NO_TLS_CERTIFICATE,
  /** The TLS handshake failed: an untrusted certificate, no common version, or no TLS at all. */
  TLS_HANDSHAKE_FAILED,
  /** Another peer answered where one was expected, and not of the same organization. */
  UNEXPECTED_PEER,
  /**
   * The stream carries this node's own identity: it has dialled itself, or somebody else uses its
   * key.
   */
  SELF_CONNECTION,
  /** There are too many streams, in all or from one peer. */
  TOO_MANY_LINKS,
  /** The organization of a bootstrap or anchor peer is not the one that was expected. */
  WRONG_ORGANIZATION,
  /** The disclosure policy does not permit an answer: the connection is closed (discovery §7). */
  NOT_DISCLOSABLE,
  /** It came on a stream that this node has ended. */
  LINK_ENDED,

  // ---- queues ----
  /** The lane to a peer is full. */
  LANE_FULL,
  /** Such a message is not pushed to anybody: it can be sent to a peer only (dissemination §3). */
  NO_ROUTE,
  /** There is no way to the peer. */
  UNREACHABLE,
  /** Nobody in this node listens to messages of this kind. */
  NO_SUBSCRIBER,
  /** A subscriber's queue is full. */
  SUBSCRIBER_FULL;

  /** The name in plain words: {@code BAD_PKI_ID_LENGTH} becomes {@code bad PKI-ID length}. */
  public String words() {
    return Words.of(this).replace("pki id", "PKI-ID").replace("tls", "TLS").replace(" mac", " MAC");
  }

  /**
   * The reason with its detail in one phrase.
   *
   * @param detail empty if the reason says all
   */
  public String explained(String detail) {
    if (detail.isEmpty()) {
      return words();
    }
    return this == UNREACHABLE ? detail : words() + " (" + detail + ")";
  }

  /** The refusal for a message that could not be decoded. */
  public static Rejection of(DecodeFailure failure) {
    return switch (failure) {
      case MALFORMED -> MALFORMED_MESSAGE;
      case TOO_MANY_PARTS -> TOO_MANY_ELEMENTS;
      case MISSING_PAYLOAD -> EMPTY_PAYLOAD;
      case UNKNOWN_CONTENT -> UNKNOWN_CONTENT;
      case MISSING_MEMBERSHIP,
          MISSING_TIMESTAMP,
          MISSING_PKI_ID,
          MISSING_SELF_INFORMATION,
          MISSING_PROPERTIES,
          MISSING_BLOCK,
          MISSING_PRIVATE_DATA ->
          MISSING_PART;
    };
  }
}
