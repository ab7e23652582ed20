// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/**
 * The lanes on which messages travel between two peers, most urgent first. Order is kept within a
 * lane only, so that a heartbeat never waits behind a block.
 */
public enum Lane {
  /** Handshakes, acknowledgements and leadership. */
  CONTROL,
  /** Heartbeats, membership and identities. */
  MEMBERSHIP,
  /** What peers state of themselves in channels, and the questions and digests of block pull. */
  STATE_INFO,
  /** Blocks and private data: large, and repaired by pull when lost. */
  BLOCKS;

  /** The lane of a message that says {@code content}. */
  public static Lane of(Content content) {
    return switch (content) {
      case Content.ConnEstablish c -> CONTROL;
      case Content.Acknowledgement c -> CONTROL;
      case Content.LeadershipMessage c -> CONTROL;
      case Content.Empty c -> CONTROL;
      case Content.AliveMessage c -> MEMBERSHIP;
      case Content.MembershipRequest c -> MEMBERSHIP;
      case Content.MembershipResponse c -> MEMBERSHIP;
      case Content.PeerIdentityMessage c -> MEMBERSHIP;
      case Content.DataUpdate c -> c.type() == PullType.IDENTITY ? MEMBERSHIP : BLOCKS;
      case Content.Pull c -> c.type() == PullType.IDENTITY ? MEMBERSHIP : STATE_INFO;
      case Content.StateInfo c -> STATE_INFO;
      case Content.StateInfoSnapshot c -> STATE_INFO;
      case Content.StateInfoPullRequest c -> STATE_INFO;
      case Content.RemoteStateRequest c -> STATE_INFO;
      case Content.DataMessage c -> BLOCKS;
      case Content.RemoteStateResponse c -> BLOCKS;
      case Content.PrivateDataMessage c -> BLOCKS;
      case Content.RemotePrivateDataRequest c -> STATE_INFO;
      case Content.RemotePrivateDataResponse c -> BLOCKS;
    };
  }
}
