// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/** The table that says which tag each content carries (wire §4 and §5). */
public final class TagRules {

  private TagRules() {}

  /**
   * Whether a message that reaches the node's main path carries the tag that its content requires.
   * Handshake, acknowledgement, empty and private data messages are taken off before and are not
   * judged by this rule.
   */
  public static boolean isLegal(GossipMessage message) {
    return switch (message.content()) {
      case Content.PeerIdentityMessage identity -> message.tag() == Tag.ORG_ONLY;
      case Content.Pull pull ->
          pull.type() != PullType.UNDEFINED && message.tag() == tagFor(message.content());
      case Content content -> isExempt(content) || message.tag() == tagFor(content);
    };
  }

  /** Whether the tag rule does not apply to {@code content}. */
  public static boolean isExempt(Content content) {
    return switch (content) {
      case Content.ConnEstablish c -> true;
      case Content.Acknowledgement c -> true;
      case Content.Empty c -> true;
      case Content.PrivateDataMessage c -> true;
      case Content.RemotePrivateDataRequest c -> true;
      case Content.RemotePrivateDataResponse c -> true;
      default -> false;
    };
  }

  /** The tag that {@code content} is sent with. */
  public static Tag tagFor(Content content) {
    return switch (content) {
      case Content.AliveMessage c -> Tag.EMPTY;
      case Content.MembershipRequest c -> Tag.EMPTY;
      case Content.MembershipResponse c -> Tag.EMPTY;
      case Content.ConnEstablish c -> Tag.EMPTY;
      case Content.PeerIdentityMessage c -> Tag.EMPTY;
      case Content.Empty c -> Tag.EMPTY;
      case Content.Pull c -> c.type() == PullType.BLOCK ? Tag.CHAN_AND_ORG : Tag.EMPTY;
      case Content.DataMessage c -> Tag.CHAN_AND_ORG;
      case Content.LeadershipMessage c -> Tag.CHAN_AND_ORG;
      case Content.StateInfo c -> Tag.CHAN_OR_ORG;
      case Content.StateInfoSnapshot c -> Tag.CHAN_OR_ORG;
      case Content.StateInfoPullRequest c -> Tag.CHAN_OR_ORG;
      case Content.RemoteStateRequest c -> Tag.CHAN_OR_ORG;
      case Content.RemoteStateResponse c -> Tag.CHAN_OR_ORG;
      case Content.Acknowledgement c -> Tag.UNDEFINED;
      case Content.PrivateDataMessage c -> Tag.CHAN_ONLY;
      case Content.RemotePrivateDataRequest c -> Tag.CHAN_ONLY;
      case Content.RemotePrivateDataResponse c -> Tag.CHAN_ONLY;
    };
  }
}
