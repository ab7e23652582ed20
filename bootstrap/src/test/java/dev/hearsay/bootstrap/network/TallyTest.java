// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void itCountsMessagesDialsAndRefusals() {
    Lane any = Lane.CONTROL;
    tally.on(new GossipEvent.MessageSent(PkiId.NONE, any, 1));
    tally.on(new GossipEvent.MessageReceived(PkiId.NONE, any, 1));
    tally.on(new GossipEvent.DialStarted(Endpoint.NONE));
    tally.on(new GossipEvent.Rejected(Rejection.STALE_ALIVE, "somebody", ""));
    tally.on(new GossipEvent.Rejected(Rejection.STALE_ALIVE, "somebody", ""));

    assertThat(tally.messages()).isEqualTo(2);
    assertThat(tally.dials()).isEqualTo(1);
    assertThat(tally.rejections()).isEqualTo(Map.of(Rejection.STALE_ALIVE, 2L));
  }

  @Test
  void itCountsWhatBlocksCost() {
    tally.on(new GossipEvent.MessageSent(PkiId.NONE, Lane.BLOCKS, 1_000));
    tally.on(new GossipEvent.MessageSent(PkiId.NONE, Lane.CONTROL, 10));
    tally.on(new GossipEvent.BlockPushed(ChannelId.of("c"), 1, 3));
    tally.on(new GossipEvent.SignaturesChecked(2));

    assertThat(tally.bytesSent()).isEqualTo(1_010);
    assertThat(tally.blockCopies()).isEqualTo(3);
    assertThat(tally.signatures()).isEqualTo(2);
  }

  @Test
  void everythingElseIsOfNoInterest() {
    tally.on(new GossipEvent.InvisibleAbroad());

    assertThat(tally.messages() + tally.dials()).isZero();
    assertThat(tally.rejections()).isEmpty();
  }
}
