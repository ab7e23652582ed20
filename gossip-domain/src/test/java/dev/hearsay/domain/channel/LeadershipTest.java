// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.inChannel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.LeadershipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LeadershipTest {

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  LeadershipTest() {
    stage.settle();
    stage.gossiped.clear();
  }

  @Test
  void aMessageOfTheOwnOrganizationIsDeliveredAndNotForwarded() {
    SignedMessage message = declaration(anna, 1);
    hears(bert, message);

    assertThat(stage.delivered)
        .containsExactly(new ChannelStage.Delivered(message.content(), bert.pkiId()));
    assertThat(stage.gossiped).isEmpty();
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void whatIsNotNewerIsRefusedBeforeAnySignatureIsLookedAt() {
    hears(anna, declaration(anna, 2));
    hears(anna, declaration(anna, 2));
    hears(anna, declaration(anna, 1));

    assertThat(stage.rejections())
        .containsExactly(Rejection.STALE_LEADERSHIP, Rejection.STALE_LEADERSHIP);
    assertThat(stage.checks).isEqualTo(1);
  }

  @Test
  void neitherSenderNorAuthorMayBeOfAnotherOrganization() {
    hears(olga, declaration(anna, 1));
    hears(anna, declaration(olga, 1));

    assertThat(stage.rejections())
        .containsExactly(Rejection.NOT_OWN_ORGANIZATION, Rejection.NOT_OWN_ORGANIZATION);
    assertThat(stage.delivered).isEmpty();
  }

  @Test
  void anUnknownAuthorIsRefusedAndItsIdentityWanted() {
    ValidatedIdentity stranger = Cast.peer("stranger", Cast.ORG1);
    hears(anna, declaration(stranger, 1));

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_IDENTITY);
    assertThat(stage.unknownAuthors).containsExactly(stranger.pkiId());
  }

  @Test
  void aForgeryMarksNothing() {
    SignedMessage genuine = declaration(anna, 1);
    hears(bert, stage.signed(genuine.message(), bert.pkiId()));
    hears(anna, genuine);

    assertThat(stage.rejections()).containsExactly(Rejection.BAD_SIGNATURE);
    assertThat(stage.delivered).hasSize(1);
  }

  @Test
  void anOlderMessageCountsAgainOnceTheNewerOneIsForgotten() {
    hears(anna, declaration(anna, 2));
    stage.pass(Duration.ofSeconds(210));
    hears(anna, declaration(anna, 1));

    assertThat(stage.delivered).hasSize(2);
  }

  @Test
  void aChannelThatWasLeftHearsNothingOfIt() {
    stage.state.leave(CHANNEL, stage.time.now());
    hears(anna, declaration(anna, 1));

    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  private SignedMessage declaration(ValidatedIdentity author, long sequence) {
    return stage.signed(
        inChannel(new LeadershipMessage(author.pkiId(), new PeerTime(1, sequence), true)),
        author.pkiId());
  }

  private void hears(ValidatedIdentity from, SignedMessage message) {
    stage.hears(from, message);
    stage.settle();
  }
}
