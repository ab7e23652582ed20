// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the state infos of others tell a node that it has missed blocks. */
final class PullOnEvidenceTest {

  private static final Duration SOON = Duration.ofMillis(900);

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  @Test
  void aGreaterHeightInTheOwnOrganizationStartsAPullSoon() {
    stage.states(anna, 1, 5);
    stage.pass(SOON);

    assertThat(askedForBlocks()).contains(anna.pkiId());
  }

  @Test
  void aHeightThatTheLedgerHasReachedStartsNone() {
    stage.state.updateLedgerHeight(ChannelStage.CHANNEL, 5, stage.time.now());
    stage.states(anna, 1, 5);
    stage.pass(SOON);

    assertThat(askedForBlocks()).isEmpty();
  }

  @Test
  void aHeightOfOneSaysNothingSinceAllBeginWithIt() {
    stage.states(anna, 1, 1);
    stage.pass(SOON);

    assertThat(askedForBlocks()).isEmpty();
  }

  @Test
  void whatAnotherOrganizationStatesStartsNoneSinceItServesNoBlocks() {
    stage.states(olga, 1, 5);
    stage.pass(SOON);

    assertThat(askedForBlocks()).isEmpty();
  }

  @Test
  void afterLeavingNobodyIsAskedForBlocks() {
    stage.state.leave(ChannelStage.CHANNEL, stage.time.now());
    stage.states(anna, 1, 5);
    stage.pass(Duration.ofSeconds(10));

    assertThat(askedForBlocks()).isEmpty();
  }

  @Test
  void onlyPeersOfTheOwnOrganizationThatHaveNotLeftAreAsked() {
    ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
    stage.states(olga, 1, 5);
    stage.hears(bert, stage.signed(ChannelStage.info(bert, ChannelStage.CHANNEL, 1, 9, true)));
    stage.states(anna, 1, 5);
    stage.pass(Duration.ofSeconds(10));

    assertThat(askedForBlocks()).isNotEmpty().containsOnly(anna.pkiId());
  }

  private List<PkiId> askedForBlocks() {
    return stage.sent.stream()
        .filter(each -> each.message().content() instanceof Content.GossipHello)
        .map(ChannelStage.Sent::to)
        .toList();
  }
}
