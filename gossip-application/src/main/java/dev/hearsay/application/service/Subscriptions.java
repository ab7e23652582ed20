// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

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
  private final Map<Long, Mailbox<ChannelMessage>> ofChannels = new ConcurrentHashMap<>();
  private final Map<Long, Mailbox<IncomingMessage>> ofArrivals = new ConcurrentHashMap<>();

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
    return open(filter, ofChannels, id -> new Command.Subscribe(id, filter.interest()));
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
    return open(filter, ofArrivals, id -> new Command.SubscribePassThrough(id, filter.interest()));
  }

  private <T> Subscription<T> open(
      MessageFilter<T> filter, Map<Long, Mailbox<T>> boxes, LongFunction<Command> command) {
    long id = tickets.next();
    Mailbox<T> box = new Mailbox<>(filter.predicate(), new ReadTally(settings), reports(id, boxes));
    boxes.put(id, box);
    commands.tell(command.apply(id));
    if (ended.getAsBoolean()) {
      box.end();
    }
    return box;
  }

  private Mailbox.Reports reports(long id, Map<Long, ?> boxes) {
    return new Mailbox.Reports() {
      @Override
      public void read(Load blocks, Load others) {
        commands.tell(new Command.SubscriberRead(id, blocks, others));
      }

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
    Mailbox<ChannelMessage> box = ofChannels.get(subscription);
    if (box != null) {
      boolean isBlock = message.content() instanceof Content.DataMessage;
      box.put(message, isBlock, message.signed().envelope().weight());
    }
  }

  void passedThrough(long subscription, ReceivedMessage message) {
    Mailbox<IncomingMessage> box = ofArrivals.get(subscription);
    if (box != null) {
      box.put(new IncomingMessage(message, answers), false, message.signed().envelope().weight());
    }
  }

  /** The node has ended. */
  void endAll() {
    ofChannels.values().forEach(Mailbox::end);
    ofArrivals.values().forEach(Mailbox::end);
  }
}
