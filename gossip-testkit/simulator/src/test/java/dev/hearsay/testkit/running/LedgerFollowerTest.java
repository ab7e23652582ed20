// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static dev.hearsay.testkit.running.Neighbourhood.CHANNEL;
import static dev.hearsay.testkit.running.Neighbourhood.PATIENCE;
import static dev.hearsay.testkit.running.Neighbourhood.config;
import static dev.hearsay.testkit.running.Neighbourhood.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.ledger.BlockLog;
import dev.hearsay.application.ledger.BlockSink;
import dev.hearsay.application.ledger.LedgerFollower;
import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger for a node that has none. */
@Timeout(60)
class LedgerFollowerTest {

  private static final Load SMALL = new Load(4, 1 << 20);

  private final Neighbourhood neighbourhood = new Neighbourhood();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    neighbourhood.close();
  }

  @Test
  void theHeightOfANodeWithoutLedgerGrowsAndOthersLearnOfIt() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    LedgerFollower ledger = follow(bob, BlockSink.counting(1));

    publish(alice, 1, 2, 3);

    await().atMost(PATIENCE).until(() -> ledger.height() == 4);
    await().atMost(PATIENCE).until(() -> heightOfItsOnlyPeer(alice) == 4);
  }

  @Test
  void blocksAreKeptInOrderWhateverTheOrderOfTheirArrival() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    Shelf shelf = new Shelf(1);
    LedgerFollower ledger = follow(bob, shelf);

    publish(alice, 3, 2, 5, 1, 4);

    await().atMost(PATIENCE).until(() -> ledger.height() == 6);
    assertThat(shelf.numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void listenersLearnWhatIsCommittedAndWhatWaits() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    LedgerFollower ledger = follow(bob, BlockSink.counting(1));

    publish(alice, 1, 2, 3);

    await().atMost(PATIENCE).until(() -> ledger.height() == 4);
    assertThat(neighbourhood.eventsOf(bob).count(GossipEvent.BlockCommitted.class)).isEqualTo(3);
    await()
        .atMost(PATIENCE)
        .until(() -> neighbourhood.eventsOf(bob).count(GossipEvent.BlocksWaiting.class) >= 3);
  }

  @Test
  void aMissingBlockStopsNothingHoweverManyComeBeforeIt() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", ServiceSettings.defaults().withUnread(SMALL));
    neighbourhood.meetInChannel();
    LedgerFollower ledger = follow(bob, BlockSink.counting(1));

    publish(alice, LongStream.rangeClosed(2, 60).toArray());
    publish(alice, 1);

    await().atMost(PATIENCE).until(() -> ledger.height() == 61);
  }

  @Test
  void whoJoinsWhenNobodyHasTheFirstBlocksAnyMoreGoesOnWithoutThemAndHoldsUpNobody() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob", ServiceSettings.defaults().withUnread(SMALL));
    neighbourhood.meetInChannel();
    Shelf shelf = new Shelf(1);
    LedgerFollower ledger = follow(bob, shelf);
    List<Long> seen = new CopyOnWriteArrayList<>();
    bob.accept(MessageFilter.blocksOf(CHANNEL)).consume(message -> seen.add(numberOf(message)));

    publish(alice, LongStream.rangeClosed(50, 60).toArray());

    await().atMost(PATIENCE).until(() -> ledger.height() == 61);
    assertThat(shelf.numbers)
        .containsExactlyElementsOf(LongStream.rangeClosed(50, 60).boxed().toList());
    await().atMost(PATIENCE).until(() -> seen.size() == 11);
    assertThat(neighbourhood.eventsOf(bob).count(GossipEvent.BlocksSkipped.class)).isEqualTo(1);
  }

  private static long numberOf(ChannelMessage message) {
    return ((Content.DataMessage) message.content()).payload().number();
  }

  @Test
  void whoFollowsAChannelAnewDoesNotWaitForWhatWasDeliveredBefore() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    publish(alice, 1, 2, 5);
    await().atMost(PATIENCE).until(() -> deliveredTo(bob) == 3);

    Shelf shelf = new Shelf(1);
    LedgerFollower ledger = follow(bob, shelf);
    publish(alice, 3, 4, 6);

    await().atMost(PATIENCE).until(() -> ledger.height() == 7);
    assertThat(shelf.numbers).containsExactly(3L, 4L, 6L);
  }

  @Test
  void aChannelThatIsLeftAndJoinedAgainIsFollowedOn() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    Shelf shelf = new Shelf(1);
    LedgerFollower ledger = follow(bob, shelf);
    publish(alice, 1, 2, 3);
    await().atMost(PATIENCE).until(() -> ledger.height() == 4);

    done(bob.leaveChan(CHANNEL));
    done(bob.joinChan(Neighbourhood.config(1)));

    await().atMost(PATIENCE).until(() -> heightInChannel(bob) == 4);
    publish(alice, 4);
    await().atMost(PATIENCE).until(() -> ledger.height() == 5);
    assertThat(shelf.numbers).containsExactly(1L, 2L, 3L, 4L);
  }

  private long deliveredTo(RunningNode node) {
    return neighbourhood.eventsOf(node).count(GossipEvent.BlockDelivered.class);
  }

  @Test
  void aNodeThatPublishesAddsItsBlocksItself() {
    RunningNode alice = neighbourhood.start("alice");
    neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    LedgerFollower ledger = follow(alice, BlockSink.counting(1));

    ledger.add(2, Bytes.utf8("two"));
    ledger.add(1, Bytes.utf8("one"));
    ledger.add(1, Bytes.utf8("one again"));

    assertThat(ledger.height()).isEqualTo(3);
    await().atMost(PATIENCE).until(() -> heightInChannel(alice) == 3);
  }

  @Test
  void aLogIsResumedAfterARestart() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    LedgerFollower first = follow(bob, BlockLog.open(log(), 1));
    publish(alice, 1, 2);
    await().atMost(PATIENCE).until(() -> first.height() == 3);
    first.close();
    done(first.termination());

    LedgerFollower second = follow(bob, BlockLog.open(log(), 1));
    assertThat(second.height()).isEqualTo(3);
    publish(alice, 3);

    await().atMost(PATIENCE).until(() -> second.height() == 4);
  }

  @Test
  void theFileIsFreeWhenTheNodeHasEnded() {
    RunningNode alice = neighbourhood.start("alice");
    LedgerFollower ledger = follow(alice, BlockLog.open(log(), 1));

    alice.close();

    done(ledger.termination());
    BlockLog.open(log(), 1).close();
  }

  @Test
  void aSinkThatFailsEndsTheLedgerAndNotTheNode() {
    RunningNode alice = neighbourhood.start("alice");
    RunningNode bob = neighbourhood.start("bob");
    neighbourhood.meetInChannel();
    Shelf full = new Shelf(1);
    full.capacity = 1;
    LedgerFollower ledger = follow(bob, full);

    publish(alice, 1, 2);

    assertThatThrownBy(() -> done(ledger.termination()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space");
    assertThat(full.closed).isTrue();
    assertThat(bob.peersOfChannel(CHANNEL)).hasSize(1);
  }

  @Test
  void afterABlockOfItsOwnThatTheSinkDidNotKeepNoOtherFollows() {
    RunningNode alice = neighbourhood.start("alice");
    Shelf full = new Shelf(1);
    full.capacity = 1;
    LedgerFollower ledger = follow(alice, full);
    ledger.add(1, Bytes.utf8("one"));

    assertThatThrownBy(() -> ledger.add(2, Bytes.utf8("two")))
        .isInstanceOf(UncheckedIOException.class);
    full.capacity = 10;
    assertThatThrownBy(() -> ledger.add(3, Bytes.utf8("three")))
        .isInstanceOf(IllegalStateException.class);

    assertThatThrownBy(() -> done(ledger.termination())).isInstanceOf(UncheckedIOException.class);
    assertThat(full.numbers).containsExactly(1L);
    assertThat(full.closed).isTrue();
  }

  @Test
  void whoCannotJoinFollowsNothing() {
    RunningNode alice = neighbourhood.start("alice");
    Shelf shelf = new Shelf(1);
    ChannelConfig empty = new ChannelConfig(ChannelId.of("empty"), 1, List.of(), List.of());

    assertThatThrownBy(() -> done(LedgerFollower.join(alice, empty, shelf)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(shelf.closed).isTrue();
  }

  @Test
  void whoIsRefusedAtOnceLeavesNeitherSinkNorSubscriptionOpen() {
    List<Subscription<?>> opened = new CopyOnWriteArrayList<>();
    GossipService alice = keeping(opened, neighbourhood.start("alice"));
    Shelf shelf = new Shelf(1);
    ChannelConfig nameless = new ChannelConfig(ChannelId.of("No Name"), 1, List.of(), List.of());

    assertThatThrownBy(() -> LedgerFollower.join(alice, nameless, shelf))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(shelf.closed).isTrue();
    assertThat(opened).singleElement().matches(Subscription::hasEnded);
  }

  /** A service that shows which subscriptions were opened. */
  private static GossipService keeping(List<Subscription<?>> opened, GossipService real) {
    return (GossipService)
        Proxy.newProxyInstance(
            GossipService.class.getClassLoader(),
            new Class<?>[] {GossipService.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (result instanceof Subscription<?> subscription) {
                  opened.add(subscription);
                }
                return result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private LedgerFollower follow(GossipService service, BlockSink sink) {
    return done(LedgerFollower.join(service, config(1), sink));
  }

  private void publish(GossipService service, long... numbers) {
    for (long number : numbers) {
      done(service.gossip(neighbourhood.block(number)));
    }
  }

  private static long heightOfItsOnlyPeer(GossipService service) {
    return service.peersOfChannel(CHANNEL).getFirst().properties().ledgerHeight();
  }

  private static long heightInChannel(GossipService service) {
    return service
        .selfChannelInfo(CHANNEL)
        .map(info -> ((Content.StateInfo) info.content()).properties().ledgerHeight())
        .orElse(0L);
  }

  private Path log() {
    return folder.resolve("blocks.log");
  }

  /** Keeps the numbers of the blocks, as long as there is room. */
  private static final class Shelf implements BlockSink {
    private final List<Long> numbers = new CopyOnWriteArrayList<>();
    private int capacity = Integer.MAX_VALUE;
    private volatile boolean closed;
    private long height;

    Shelf(long first) {
      this.height = first;
    }

    @Override
    public long height() {
      return height;
    }

    @Override
    public void append(long number, Bytes block) {
      if (numbers.size() >= capacity) {
        throw new UncheckedIOException(new IOException("no space left"));
      }
      numbers.add(number);
      height = number + 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
