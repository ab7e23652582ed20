// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happens, each block is delivered once and memory stays bounded. */
class BlockNetworkTest {

  private static BlockSettings small(long maxBytes, int remembered) {
    BlockSettings d = BlockSettings.defaults();
    return new BlockSettings(
        d.pull(),
        d.gapPatience(),
        new BlockSettings.Store(maxBytes, d.store().ttl(), 0),
        new BlockSettings.Checks(10_000, 20, 3, 100_000),
        remembered);
  }

  @Test
  void anyOrderAndRepetitionDeliversEachBlockOnce() {
    for (long seed = 1; seed <= 60; seed++) {
      BlockStage stage = new BlockStage();
      Node node = stage.node("node", small(2_000, 1_000));
      SplittableRandom random = new SplittableRandom(seed);
      List<SignedMessage> arrivals = copies(stage, 60, random);
      Collections.shuffle(arrivals, new Random(seed));
      for (SignedMessage arrival : arrivals) {
        node.checking = Duration.ofMillis(1 + random.nextInt(5));
        node.push(arrival);
        stage.advanceMillis(random.nextInt(3));
        assertThat(node.blocks.bytes()).isLessThanOrEqualTo(2_000);
      }
      stage.advanceMillis(10);
      pushWhatIsMissing(stage, node, 60);

      assertThat(node.delivered).as("seed %s", seed).doesNotHaveDuplicates().hasSize(60);
      assertThat(node.forwarded).hasSize(60);
      assertThat(node.height()).isEqualTo(60);
    }
  }

  /** Some were refused because too much was being checked. */
  private static void pushWhatIsMissing(BlockStage stage, Node node, long count) {
    for (long number = 0; number < count; number++) {
      if (!node.delivered.contains(number)) {
        node.push(number);
        stage.advanceMillis(10);
      }
    }
  }

  /** Genuine blocks in one to four copies, and forged ones between them. */
  private static List<SignedMessage> copies(BlockStage stage, long count, SplittableRandom random) {
    List<SignedMessage> all = new ArrayList<>();
    for (long number = 0; number < count; number++) {
      SignedMessage block = stage.block(number);
      for (int copy = random.nextInt(4); copy >= 0; copy--) {
        all.add(random.nextBoolean() ? block : stage.block(number));
      }
      if (random.nextInt(3) == 0) {
        all.add(stage.forged(number));
      }
    }
    return all;
  }

  @Test
  void ifHalfOfThePushesAreLostPullBringsTheRestWithinASecond() {
    BlockStage stage = new BlockStage();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(stage.node("n" + i));
    }
    nodes.forEach(node -> nodes.stream().filter(n -> n != node).forEach(node::knows));
    nodes.forEach(Node::started);
    SplittableRandom random = new SplittableRandom(42);
    for (long number = 0; number < 200; number++) {
      SignedMessage block = stage.block(number);
      nodes.getFirst().blocks.publish(block, stage.time.now());
      nodes.stream().skip(1).filter(n -> random.nextBoolean()).forEach(n -> n.push(block));
      stage.advanceMillis(5);
    }
    nodes.forEach(node -> node.blocks.othersAreAt(200, stage.time.now()));
    stage.advance(Duration.ofSeconds(1));

    for (Node node : nodes.subList(1, 8)) {
      assertThat(node.delivered).as(node.name).doesNotHaveDuplicates().hasSize(200);
      assertThat(node.events.of(GossipEvent.BlocksSkipped.class)).isEmpty();
    }
  }

  @Test
  void aBlockThatReachedOnePeerOnlySpreadsByPullAlone() {
    BlockStage stage = new BlockStage();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(stage.node("n" + i));
    }
    nodes.forEach(node -> nodes.stream().filter(n -> n != node).forEach(node::knows));
    nodes.forEach(Node::started);
    nodes.getFirst().has(0);
    nodes.forEach(node -> node.blocks.othersAreAt(1, stage.time.now()));
    stage.advance(Duration.ofSeconds(2));

    assertThat(nodes.subList(1, 8)).allSatisfy(n -> assertThat(n.delivered).containsExactly(0L));
  }
}
