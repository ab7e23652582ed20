// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.bootstrap.load.Deliveries;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.port.GossipMetrics;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalChannelTest {
  private static final String NODE = "peer0.org1";
  private static final Content.Payload BLOCK = new Content.Payload(1, Bytes.utf8("one"), List.of());

  private final List<Long> toldHeights = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> gossip = new CompletableFuture<>();
  private final GossipService service = service();
  private final LocalChannel channel =
      new LocalChannel(
          new ChannelConfig(LocalChannel.NAME, 1, List.of(), List.of()),
          new Deliveries(Map.of(NODE, new OrgId("Org1MSP"))));

  @Test
  void aBlockIsInThePublishersLedgerOnceItsNodeHasTakenIt() {
    channel.join(NODE, service).toCompletableFuture().join();

    CompletionStage<Void> published = channel.publish(BLOCK, NODE, service);
    assertThat(toldHeights).containsExactly(1L);
    gossip.complete(null);

    published.toCompletableFuture().join();
    assertThat(toldHeights).containsExactly(1L, 2L);
  }

  @Test
  void aBlockThatWasRefusedIsNotInThePublishersLedger() {
    channel.join(NODE, service).toCompletableFuture().join();

    CompletionStage<Void> published = channel.publish(BLOCK, NODE, service);
    gossip.completeExceptionally(new RejectedExecutionException("too many wait"));

    await().until(() -> published.toCompletableFuture().isCompletedExceptionally());
    assertThat(toldHeights).containsExactly(1L);
  }

  @Test
  void aNodeThatIsKilledWhileItPublishesIsExcused() {
    channel.join(NODE, service).toCompletableFuture().join();

    CompletionStage<Void> published = channel.publish(BLOCK, NODE, service);
    gossip.completeExceptionally(new IllegalStateException("the node has stopped"));

    published.toCompletableFuture().join();
    assertThat(toldHeights).containsExactly(1L);
  }

  /** A service with what a channel asks of it. */
  private GossipService service() {
    return (GossipService)
        Proxy.newProxyInstance(
            GossipService.class.getClassLoader(),
            new Class<?>[] {GossipService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "accept", "acceptBlocks" -> new Silence<>();
                  case "joinChan" -> CompletableFuture.completedStage(null);
                  case "updateLedgerHeight" -> told((Long) arguments[0]);
                  case "gossip" -> gossip;
                  case "metrics" -> (GossipMetrics) event -> {};
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private CompletionStage<Void> told(long height) {
    toldHeights.add(height);
    return CompletableFuture.completedStage(null);
  }

  /** A subscription to which nothing comes. */
  private static final class Silence<T> implements Subscription<T> {
    @Override
    public Optional<T> poll(Duration patience) {
      return Optional.empty();
    }

    @Override
    public boolean hasEnded() {
      return true;
    }

    @Override
    public Iterator<T> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public void consume(Consumer<? super T> consumer) {}

    @Override
    public void close() {}
  }
}
