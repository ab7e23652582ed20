// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be gossiped (wire §4, pitfalls A.8). */
class TagRulesTest {

  private static final ChannelId TRADE = ChannelId.of("trade");
  private static final Content BLOCK =
      new Content.DataMessage(new Content.Payload(1, Bytes.utf8("block"), List.of()));
  private static final Content STATE_INFO =
      new Content.StateInfo(
          new PeerTime(1, 1),
          PkiId.NONE,
          Bytes.utf8("mac"),
          new Content.Properties(1, false, List.of()));

  private static GossipMessage message(ChannelId channel, Tag tag, Content content) {
    return new GossipMessage(0, channel, tag, content);
  }

  @Test
  void aMessageWithTheRightTagAndChannelMayBeGossiped() {
    assertThatCode(() -> TagRules.requireLegal(message(TRADE, Tag.CHAN_AND_ORG, BLOCK)))
        .doesNotThrowAnyException();
  }

  @Test
  void anIllegalTagIsRefusedWithTheTagTheContentAndTheTagThatItNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagRules.requireLegal(message(TRADE, Tag.EMPTY, BLOCK)))
        .withMessage("DataMessage with tag EMPTY is illegal: the tag must be CHAN_AND_ORG");
  }

  @Test
  void aPullOfNothingIsNeverLegal() {
    for (Tag tag : Tag.values()) {
      Content pull = new Content.GossipHello(1, Bytes.EMPTY, PullType.UNDEFINED);
      assertThat(TagRules.isLegal(message(TRADE, tag, pull))).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TagRules.requireLegal(message(TRADE, tag, pull)))
          .withMessage("GossipHello with tag " + tag + " is illegal: it must say what is pulled");
    }
  }

  @Test
  void anIdentityThatIsGossipedNeedsAnotherTagThanOneThatIsPulled() {
    Content identity = new Content.PeerIdentityMessage(PkiId.NONE, PeerIdentity.NONE, Bytes.EMPTY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagRules.requireLegal(message(ChannelId.NONE, Tag.EMPTY, identity)))
        .withMessage("PeerIdentityMessage with tag EMPTY is illegal: the tag must be ORG_ONLY");
  }

  @Test
  void aMessageForAChannelMustNameIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TagRules.requireLegal(message(ChannelId.NONE, Tag.CHAN_AND_ORG, BLOCK)))
        .withMessage("DataMessage with tag CHAN_AND_ORG must name its channel");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TagRules.requireLegal(
                message(
                    ChannelId.NONE,
                    Tag.CHAN_ONLY,
                    new Content.RemotePrivateDataRequest(List.of()))))
        .withMessage("RemotePrivateDataRequest with tag CHAN_ONLY must name its channel");
  }

  @Test
  void whatNamesItsChannelByAMacNeedsNoName() {
    assertThatCode(
            () -> {
              TagRules.requireLegal(GossipMessage.of(STATE_INFO));
              TagRules.requireLegal(
                  GossipMessage.of(new Content.StateInfoPullRequest(Bytes.EMPTY)));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatTheRuleDoesNotCoverMayHaveAnyTag() {
    for (Tag tag : Tag.values()) {
      assertThatCode(() -> TagRules.requireLegal(message(TRADE, tag, new Content.Empty())))
          .doesNotThrowAnyException();
    }
  }
}
