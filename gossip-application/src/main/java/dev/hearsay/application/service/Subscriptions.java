// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one node: where what it delivers is put. Thread-safe. */
final class Subscriptions {

  /** What a validated subscription may ask for; channels deliver nothing else. */
  private static final List<Class<? extends Content>> DELIVERED =
      List.of(Content.DataMessage.class, Content.StateInfo.class, Content.LeadershipMessage.class);

  private final ServiceSettings settings;
  private final GossipMetrics metrics;
  private final Tickets tickets;
  private final CommandLine commands;
  private final IncomingMessage.Answers answers;
  private final BooleanSupplier ended;
  private final Map<Long, Route<ChannelMessage>> ofChannels = new ConcurrentHashMap<>();
  private final Map<Long, Route<ReceivedMessage>> ofArrivals = new ConcurrentHashMap<>();

  /** Where the messages of a subscription go, and what is given up. */
  private record Route<M>(Mailbox<?> box, Consumer<M> put, Consumer<BlockNews.GivenUp> givenUp) {
    Route(Mailbox<?> box, Consumer<M> put) {
      this(box, put, loss -> {});
    }
  }

  Subscriptions(
      ServiceSettings settings,
      GossipMetrics metrics,
      Tickets tickets,
      CommandLine commands,
      IncomingMessage.Answers answers,
      BooleanSupplier ended) {
    this.settings = settings;
    this.metrics = metrics;
    this.tickets = tickets;
    this.commands = commands;
    this.answers = answers;
    this.ended = ended;
  }

  Subscription<ChannelMessage> accept(MessageFilter<ChannelMessage> filter) {
    requireDelivered(filter.interest());
    long id = tickets.next();
    ReadTally tally = new ReadTally(settings);
    Mailbox<ChannelMessage> box = new Mailbox<>(filter.predicate(), reports(id, ofChannels));
    ofChannels.put(
        id, new Route<>(box, message -> box.put(message, receipt(id, tally, message)::give)));
    return opened(box, new Command.Subscribe(id, filter.interest()));
  }

  Subscription<BlockNews> acceptBlocks(ChannelId channel) {
    long id = tickets.next();
    ReadTally tally = new ReadTally(settings);
    Mailbox<BlockNews> box = new Mailbox<>(news -> true, reports(id, ofChannels));
    ofChannels.put(
        id,
        new Route<>(
            box,
            message -> box.put(delivery(message, receipt(id, tally, message)), () -> {}),
            loss -> box.put(loss, () -> {})));
    return opened(box, new Command.Subscribe(id, MessageFilter.blocksOf(channel).interest()));
  }

  private static BlockDelivery delivery(ChannelMessage message, Receipt receipt) {
    if (message.content() instanceof Content.DataMessage(Content.Payload payload)) {
      return new BlockDelivery(message.channel(), payload.number(), payload.block(), receipt);
    }
    throw new IllegalArgumentException("not a block: " + message);
  }

  private static void requireDelivered(Interest interest) {
    for (Class<? extends Content> content : interest.contents()) {
      if (!DELIVERED.contains(content)) {
        throw new IllegalArgumentException(
            "channels deliver no "
                + content.getSimpleName()
                + "; ask for it with acceptPassThrough");
      }
    }
  }

  Subscription<IncomingMessage> acceptPassThrough(MessageFilter<IncomingMessage> filter) {
    long id = tickets.next();
    ReadTally tally = new ReadTally(settings);
    Mailbox<IncomingMessage> box = new Mailbox<>(filter.predicate(), reports(id, ofArrivals));
    ofArrivals.put(
        id,
        new Route<>(
            box,
            message -> {
              int bytes = message.signed().envelope().weight();
              Receipt receipt = new Receipt(tally, false, bytes, reader(id));
              box.put(new IncomingMessage(message, answers), receipt::give);
            }));
    return opened(box, new Command.SubscribePassThrough(id, filter.interest()));
  }

  private <T> Subscription<T> opened(Mailbox<T> box, Command subscribe) {
    commands.tell(subscribe);
    if (ended.getAsBoolean()) {
      box.end();
    }
    return box;
  }

  private Receipt receipt(long id, ReadTally tally, ChannelMessage message) {
    boolean isBlock = message.content() instanceof Content.DataMessage;
    return new Receipt(tally, isBlock, message.signed().envelope().weight(), reader(id));
  }

  private BiConsumer<Load, Load> reader(long id) {
    return (blocks, others) -> commands.tell(new Command.SubscriberRead(id, blocks, others));
  }

  private Mailbox.Reports reports(long id, Map<Long, ?> boxes) {
    return new Mailbox.Reports() {
      @Override
      public void failed(Throwable thrown) {
        metrics.on(new GossipEvent.SubscriberFailed(thrown.toString()));
      }

      @Override
      public void closed() {
        if (boxes.remove(id) != null) {
          commands.tell(new Command.Unsubscribe(id));
        }
      }
    };
  }

  void delivered(long subscription, ChannelMessage message) {
    put(ofChannels.get(subscription), message);
  }

  void givenUp(long subscription, ChannelId channel, long from, long to) {
    Route<?> route = ofChannels.get(subscription);
    if (route != null) {
      route.givenUp().accept(new BlockNews.GivenUp(channel, from, to));
    }
  }

  /** Ends a subscription of which nothing was taken since this was said before. */
  void lagging(long subscription) {
    Route<?> route = ofChannels.get(subscription);
    if (route != null && route.box().abandon()) {
      ofChannels.remove(subscription);
      commands.tell(new Command.Unsubscribe(subscription));
      metrics.on(new GossipEvent.SubscriberCutOff(settings.readerPatience()));
    }
  }

  void passedThrough(long subscription, ReceivedMessage message) {
    put(ofArrivals.get(subscription), message);
  }

  /** Whoever has closed the subscription wants nothing more. */
  private static <M> void put(@Nullable Route<M> route, M message) {
    if (route != null) {
      route.put().accept(message);
    }
  }

  /** The node has ended. */
  void endAll() {
    ofChannels.values().forEach(route -> route.box().end());
    ofArrivals.values().forEach(route -> route.box().end());
  }
}
