// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.application.ledger.BlockSink;
import dev.hearsay.application.ledger.LedgerFollower;
import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.MessageFilter;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.bootstrap.load.Deliveries;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.channel.ChannelView;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channel that all nodes of a network share. In each organization the first node that runs
 * publishes blocks, as an elected leader would.
 */
final class LocalChannel {
  static final ChannelId NAME = ChannelId.of("mychannel");

  /** Block 0 is the configuration, which a node has when it joins. */
  private static final long FIRST_BLOCK = 1;

  private final ChannelConfig config;
  private final Deliveries deliveries;
  private final Map<String, LedgerFollower> ledgers = new ConcurrentHashMap<>();

  /**
   * A channel that nobody has joined.
   *
   * @param deliveries is told of each block that is published or delivered
   */
  LocalChannel(ChannelConfig config, Deliveries deliveries) {
    this.config = config;
    this.deliveries = deliveries;
  }

  /**
   * A node that has just been started, with an empty ledger, joins.
   *
   * @return completes when it has
   */
  CompletionStage<?> join(String node, GossipService service) {
    deliveries.reborn(node);
    Subscription<ChannelMessage> blocks = service.accept(MessageFilter.blocksOf(NAME));
    blocks.consume(message -> received(node, message));
    return LedgerFollower.join(service, config, BlockSink.counting(FIRST_BLOCK))
        .whenComplete((ledger, failure) -> {
          if (failure != null) {
            blocks.close();
          }
        })
        .thenAccept(ledger -> ledgers.put(node, ledger));
  }

  private void received(String node, ChannelMessage message) {
    long now = System.nanoTime();
    if (message.content() instanceof Content.DataMessage(Content.Payload payload)) {
      deliveries.received(node, payload.number(), now);
    }
  }

  /**
   * Has nodes publish a block.
   *
   * @return completes when all that run have room for more
   */
  CompletionStage<?> publish(Content.Payload block, List<LocalNode> publishers) {
    return CompletableFuture.allOf(
        publishers.stream()
            .flatMap(node ->
                node.service().stream().map(service -> publish(block, node.seat().name(), service)))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture<?>[]::new));
  }

  /**
   * A node does not hand its own blocks to subscribers: its ledger takes from here what the node
   * has taken.
   */
  CompletionStage<Void> publish(Content.Payload block, String node, GossipService service) {
    Content content = new Content.DataMessage(block);
    Optional<LedgerFollower> ledger = Optional.ofNullable(ledgers.get(node));
    deliveries.published(node, block.number(), System.nanoTime());
    return service
        .gossip(new GossipMessage(0, NAME, Tag.CHAN_AND_ORG, content))
        .thenRun(() -> ledger.ifPresent(own -> own.add(block.number(), block.block())))
        .exceptionallyCompose(LocalChannel::excused);
  }

  /** That a node was killed while it published is no mistake. */
  private static CompletionStage<Void> excused(Throwable thrown) {
    return thrown.getCause() instanceof IllegalStateException
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(thrown);
  }

  /** How often a node knows another one of its organization as a peer of the channel. */
  static Acquaintance acquaintance(List<LocalNode> running) {
    int known = 0;
    int expected = 0;
    for (LocalNode observer : running) {
      Set<PkiId> peers = peersOf(observer);
      for (LocalNode subject : running) {
        if (subject != observer && observer.seat().org().equals(subject.seat().org())) {
          expected++;
          known += peers.contains(subject.pkiId()) ? 1 : 0;
        }
      }
    }
    return new Acquaintance(known, expected);
  }

  private static Set<PkiId> peersOf(LocalNode observer) {
    Set<PkiId> peers = new HashSet<>();
    observer
        .view()
        .flatMap(view -> view.channel(NAME))
        .map(ChannelView::peers)
        .ifPresent(known ->
            known.stream().map(ChannelPeer::member).forEach(member -> peers.add(member.pkiId())));
    return peers;
  }

  /** The height of the ledger that a node tells others; 0 if it is not in the channel. */
  static long height(NodeView view) {
    return view.channel(NAME).map(ChannelView::ledgerHeight).orElse(0L);
  }
}
