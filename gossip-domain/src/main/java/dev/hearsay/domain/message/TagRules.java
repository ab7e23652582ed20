// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import java.util.Optional;

/** The table that says which tag each content carries (wire §4 and §5). */
public final class TagRules {

  private TagRules() {}

  /**
   * Whether a message that reaches the node's main path carries the tag that its content requires.
   * Handshake, acknowledgement, empty and private data messages are taken off before and are not
   * judged by this rule.
   */
  public static boolean isLegal(GossipMessage message) {
    return isExempt(message.content())
        || requiredTag(message.content()).filter(message.tag()::equals).isPresent();
  }

  /**
   * Refuses what must not be gossiped (pitfalls A.8): a message whose tag is illegal, or that is
   * for a channel and does not say which.
   *
   * @throws IllegalArgumentException naming the tag, the content, and what they should be
   */
  public static void requireLegal(GossipMessage message) {
    Content content = message.content();
    String what = content.getClass().getSimpleName() + " with tag " + message.tag();
    if (!isLegal(message)) {
      throw new IllegalArgumentException(what + " is illegal: " + remedy(content));
    }
    if (message.tag().isChannelRestricted() && !hasMac(content) && message.channel().isNone()) {
      throw new IllegalArgumentException(what + " must name its channel");
    }
  }

  private static String remedy(Content content) {
    return requiredTag(content)
        .map(tag -> "the tag must be " + tag)
        .orElse("it must say what is pulled");
  }

  /** Whether a message names its channel by a MAC instead of openly (channels §2 and §4). */
  private static boolean hasMac(Content content) {
    return content instanceof Content.StateInfo || content instanceof Content.StateInfoPullRequest;
  }

  /**
   * The tag that {@code content} must carry on a node's main path; empty if none makes it legal.
   */
  private static Optional<Tag> requiredTag(Content content) {
    return switch (content) {
      case Content.PeerIdentityMessage identity -> Optional.of(Tag.ORG_ONLY);
      case Content.Pull pull when pull.type() == PullType.UNDEFINED -> Optional.empty();
      case Content other -> Optional.of(tagFor(other));
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
