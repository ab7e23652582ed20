// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of blocks that the embedder publishes (channels §6). */
class BlockPublishingTest {

  private static final Duration CHECK = Duration.ofMillis(1);

  private final BlockStage stage = new BlockStage();
  private final Node node = stage.node("node");

  @Test
  void aPublishedBlockIsOfferedAndCountsAsDeliveredButIsHandedToNobodyHere() {
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isTrue();

    assertThat(node.delivered).isEmpty();
    assertThat(node.forwarded).isEmpty();
    assertThat(node.blocks.numbersAtHand()).containsExactly(0L);
    assertThat(node.height()).isEqualTo(1);
    assertThat(node.events.of(GossipEvent.BlockDelivered.class).getFirst())
        .extracting(GossipEvent.BlockDelivered::route, GossipEvent.BlockDelivered::from)
        .containsExactly(BlockRoute.PUBLISHED, PkiId.NONE);
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isFalse();
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void aBlockThatIsPublishedWhileACopyIsBeingCheckedIsNotDelivered() {
    node.push(0);
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isTrue();
    stage.advance(CHECK);

    assertThat(node.delivered).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void onlyBlocksOfTheChannelCanBePublished() {
    SignedMessage foreign = stage.message(BlockStage.OTHER, 0, Cast.pki("x").value());
    SignedMessage other = stage.message(GossipMessage.of(new Content.Empty()));

    assertThatThrownBy(() -> node.blocks.publish(foreign, stage.time.now()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade");
    assertThatThrownBy(() -> node.blocks.publish(other, stage.time.now()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
