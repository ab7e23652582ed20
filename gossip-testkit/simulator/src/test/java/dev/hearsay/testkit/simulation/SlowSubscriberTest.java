// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Subscribers that do not keep up: no block is lost to them, and nobody else notices. */
class SlowSubscriberTest extends ChannelScene {

  private static final int MAX_UNREAD = 5;
  private static final long BLOCKS = 30;
  private static final long SECOND = 2;
  private static final Load PLENTY = new Load(1_000, 1L << 30);

  private final Map<SimulatedNode, Integer> read = new LinkedHashMap<>();

  SlowSubscriberTest() {
    super(SimulationSettings.of(6).withNode(Networks.serving(narrow())), 0);
  }

  private static ServiceSettings narrow() {
    Load unread = new Load(MAX_UNREAD, 1 << 20);
    return ServiceSettings.defaults().withUnread(unread);
  }

  @Test
  void whoNeverReadsGetsNoMoreBlocksAndTheOthersGetAll() {
    publishWhileOthersRead();

    assertThat(blocksAt(victim)).hasSizeBetween(MAX_UNREAD, MAX_UNREAD + 3);
    assertThat(blocksAt(witness)).hasSize((int) BLOCKS);
    assertThat(reasons()).contains(Rejection.SUBSCRIBER_FULL);
    everythingIsRead();
  }

  @Test
  void allBlocksComeWhenASlowSubscriberReads() {
    publishWhileOthersRead();

    await(() -> {
      read(victim);
      return blocksAt(victim).size() == BLOCKS;
    });

    assertThat(blocksAt(victim))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, BLOCKS).boxed().toList());
    everythingIsRead();
  }

  @Test
  void theRestComesToANewSubscriberWhenASlowOneGoes() {
    publishWhileOthersRead();

    victim.command(new Command.Unsubscribe(Channels.SUBSCRIPTION));
    victim.command(new Command.Subscribe(SECOND, onlyOf(Content.DataMessage.class)));

    await(() -> {
      victim.command(new Command.SubscriberRead(SECOND, PLENTY, Load.NONE));
      return blocksAt(victim).size() == BLOCKS;
    });
    everythingIsRead();
  }

  @Test
  void aSlowSubscriberOfOneChannelDoesNotHoldUpAnother() {
    ChannelId other = ChannelId.of("other");
    nodes.forEach(node -> ask(node, new Command.JoinChannel(channel.config(other, 1))));
    victim.command(
        new Command.Subscribe(SECOND, new Interest(List.of(Content.DataMessage.class), other)));
    publishWhileOthersRead();

    mallory.say(words.block(1_000));
    mallory.say(new ChannelWords(simulation, other).block(1));

    assertRefused(mallory, Rejection.SUBSCRIBER_FULL);
    assertThat(blocksAt(victim, other)).containsExactly(1L);
    everythingIsRead();
  }

  @Test
  void otherMessagesThanBlocksAreDroppedAndCountedWhenNobodyReadsThem() {
    victim.command(
        new Command.SubscribePassThrough(SECOND, onlyOf(Content.PrivateDataMessage.class)));

    LongStream.rangeClosed(1, MAX_UNREAD + 3).forEach(n -> mallory.say(words.privateData(n)));
    LongStream.rangeClosed(1, MAX_UNREAD).forEach(n -> stranger.say(words.privateData(n)));

    assertThat(passedThroughFrom(mallory)).isEqualTo(3);
    assertThat(passedThroughFrom(stranger)).isEqualTo(1);
    assertThat(events(victim, GossipEvent.Dropped.class))
        .hasSize(MAX_UNREAD + 4)
        .containsOnly(
            new GossipEvent.Dropped(GossipEvent.Queue.SUBSCRIPTION, Rejection.SUBSCRIBER_FULL));
  }

  private long passedThroughFrom(RawPeer sender) {
    return victim.replies().passedThrough().stream()
        .filter(message -> message.from().peer().pkiId().equals(idOf(sender)))
        .count();
  }

  @Test
  void blocksComeBesideMessagesThatAreDropped() {
    victim.command(
        new Command.SubscribePassThrough(SECOND, onlyOf(Content.PrivateDataMessage.class)));
    LongStream.rangeClosed(1, MAX_UNREAD + 3).forEach(n -> mallory.say(words.privateData(n)));

    mallory.say(words.block(1));
    victim.command(new Command.SubscriberRead(SECOND, Load.NONE, PLENTY));
    mallory.say(words.privateData(99));

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(victim.replies().passedThrough().getLast().signed().message().nonce()).isEqualTo(99);
  }

  private void publishWhileOthersRead() {
    for (long number = 1; number <= BLOCKS; number++) {
      channel.publish(publisher, number);
      simulation.run(Duration.ofMillis(20));
      read(witness);
    }
    await(() -> {
      read(witness);
      return blocksAt(witness).size() == BLOCKS;
    });
  }

  /** The embedder reads all that was delivered and not read yet. */
  private void read(SimulatedNode node) {
    int all = blocksAt(node).size();
    int before = read.getOrDefault(node, 0);
    if (all > before) {
      read.put(node, all);
      Load blocks = new Load(all - before, 1L << 20);
      node.command(new Command.SubscriberRead(Channels.SUBSCRIPTION, blocks, Load.NONE));
    }
  }

  private void everythingIsRead() {
    nodes.forEach(this::read);
  }

  private List<Rejection> reasons() {
    return events(victim, GossipEvent.Rejected.class).stream()
        .map(GossipEvent.Rejected::reason)
        .toList();
  }

  private static Interest onlyOf(Class<? extends Content> kind) {
    return new Interest(List.of(kind), CHANNEL);
  }
}
