// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/** The table that says which contents are signed, and whose key verifies them (wire §3.1). */
public final class SigningRules {

  /** What vouches for a content. */
  public enum Proof {
    /**
     * The author signs; the identity in the message, if there is one, else the stored one verifies.
     */
    AUTHOR,
    /** The author signs; the identity in the message verifies. */
    CARRIED_IDENTITY,
    /** The message is unsigned, but the messages inside it are signed and judged one by one. */
    ELEMENTS,
    /** The message is unsigned; the block inside carries the orderers' signatures. */
    BLOCK,
    /** The message is unsigned; the authenticated connection vouches for the sender. */
    CONNECTION
  }

  private SigningRules() {}

  /** What vouches for {@code content}. */
  public static Proof proofOf(Content content) {
    return switch (content) {
      case Content.AliveMessage c -> Proof.AUTHOR;
      case Content.StateInfo c -> Proof.AUTHOR;
      case Content.LeadershipMessage c -> Proof.AUTHOR;
      case Content.ConnEstablish c -> Proof.CARRIED_IDENTITY;
      case Content.PeerIdentityMessage c -> Proof.CARRIED_IDENTITY;
      case Content.MembershipRequest c -> Proof.ELEMENTS;
      case Content.MembershipResponse c -> Proof.ELEMENTS;
      case Content.DataUpdate c -> Proof.ELEMENTS;
      case Content.StateInfoSnapshot c -> Proof.ELEMENTS;
      case Content.DataMessage c -> Proof.BLOCK;
      case Content.RemoteStateResponse c -> Proof.BLOCK;
      case Content.GossipHello c -> Proof.CONNECTION;
      case Content.DataDigest c -> Proof.CONNECTION;
      case Content.DataRequest c -> Proof.CONNECTION;
      case Content.StateInfoPullRequest c -> Proof.CONNECTION;
      case Content.RemoteStateRequest c -> Proof.CONNECTION;
      case Content.Acknowledgement c -> Proof.CONNECTION;
      case Content.Empty c -> Proof.CONNECTION;
      case Content.PrivateDataMessage c -> Proof.CONNECTION;
      case Content.RemotePrivateDataRequest c -> Proof.CONNECTION;
      case Content.RemotePrivateDataResponse c -> Proof.CONNECTION;
    };
  }

  /** Whether a message with {@code content} leaves with a signature. */
  public static boolean isSigned(Content content) {
    return switch (proofOf(content)) {
      case AUTHOR, CARRIED_IDENTITY -> true;
      case ELEMENTS, BLOCK, CONNECTION -> false;
    };
  }
}
