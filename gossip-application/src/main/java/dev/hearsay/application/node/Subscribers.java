// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockRange;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who listens to this node, and how much each has not read yet.
 *
 * <p>Subscribers report what they read, so the bounds are kept here, without looking into anybody's
 * queue. Blocks are never skipped: a subscriber that has too many unread shuts the gate of their
 * channels until it has read half of them. What was being checked still comes, and so does the
 * lowest block that is missing, for which one that reads in order waits; until there are twice as
 * many, and as many as can be in check. When that takes longer than a reader may take, the embedder
 * is told. Everything else is dropped and counted when there is no room.
 *
 * <p>Owned by the node loop.
 */
final class Subscribers {

  private final ServiceSettings settings;
  private final Load inCheck;

  /** So many unread blocks that not even those come in that are missing. */
  private final Load muchTooMany;

  private final Replies replies;
  private final GossipMetrics metrics;
  private final Scheduler<Long> timers;
  private final Consumer<Now> gatesMoved;
  private final Map<Long, Subscriber> ofChannels = new LinkedHashMap<>();
  private final Map<Long, Listener> ofArrivals = new LinkedHashMap<>();

  /**
   * Without any.
   *
   * @param inCheck how many blocks of a channel may come after its gate was shut
   * @param timers to come back to a subscriber by {@link #due}
   * @param gatesMoved told when {@link #admission} may answer otherwise than before
   */
  Subscribers(
      ServiceSettings settings,
      Load inCheck,
      Replies replies,
      GossipMetrics metrics,
      Scheduler<Long> timers,
      Consumer<Now> gatesMoved) {
    this.settings = settings;
    this.muchTooMany = settings.unreadBlocks().plus(settings.unreadBlocks()).plus(inCheck);
    this.inCheck = inCheck;
    this.replies = replies;
    this.metrics = metrics;
    this.timers = timers;
    this.gatesMoved = gatesMoved;
  }

  /**
   * Adds a subscriber of what channels deliver.
   *
   * @param past the blocks of its channel that are not delivered any more
   */
  void add(long id, Interest interest, List<BlockRange> past) {
    ofChannels.put(id, new Subscriber(id, interest));
    past.forEach(range -> replies.givenUp(id, interest.channel(), range.from(), range.to()));
  }

  /** Adds a subscriber of what arrives. */
  void addPassThrough(long id, Interest interest) {
    ofArrivals.put(id, new Listener(id, interest, new UnreadMessages(settings.unreadMessages())));
  }

  /** Removes a subscriber; whoever is removed already is passed over. */
  void remove(long id, Now now) {
    ofArrivals.remove(id);
    Subscriber gone = ofChannels.remove(id);
    if (gone != null && gone.admission != BlockAdmission.ALL) {
      gatesMoved.accept(now);
    }
  }

  /** A subscriber has room again. */
  void read(Input.Command.SubscriberRead read, Now now) {
    Listener listener = ofArrivals.get(read.subscription());
    if (listener != null) {
      listener.unread().read(read.others().items());
    }
    Subscriber reader = ofChannels.get(read.subscription());
    if (reader != null) {
      reader.others = reader.others.minus(read.others());
      reader.blocks = reader.blocks.minus(read.blocks());
      review(reader, now);
    }
  }

  /** Which blocks a channel may admit: as many as the slowest of those who want them permits. */
  BlockAdmission admission(ChannelId channel) {
    return ofChannels.values().stream()
        .filter(subscriber -> subscriber.interest.coversChannel(channel))
        .map(subscriber -> subscriber.admission)
        .max(Comparator.naturalOrder())
        .orElse(BlockAdmission.ALL);
  }

  /** A channel delivers a message that was verified. */
  void delivered(ChannelMessage message, Now now) {
    for (Subscriber subscriber : ofChannels.values()) {
      if (subscriber.interest.covers(message.channel(), message.content())) {
        deliver(subscriber, message, now);
      }
    }
  }

  /** A channel gives up what it has not delivered of a range of blocks. */
  void givenUp(ChannelId channel, long from, long to) {
    for (Subscriber subscriber : ofChannels.values()) {
      if (subscriber.interest.coversChannel(channel)) {
        replies.givenUp(subscriber.id, channel, from, to);
      }
    }
  }

  private void deliver(Subscriber subscriber, ChannelMessage message, Now now) {
    Load load = new Load(1, message.signed().envelope().weight());
    if (message.content() instanceof Content.DataMessage) {
      subscriber.blocks = subscriber.blocks.plus(load);
      replies.delivered(subscriber.id, message);
      review(subscriber, now);
    } else if (hasRoom(subscriber, load, message.content())) {
      replies.delivered(subscriber.id, message);
    }
  }

  /** Too many shut the gate, half as many open it; much too many shut it for the missing, too. */
  private void review(Subscriber subscriber, Now now) {
    BlockAdmission former = subscriber.admission;
    if (!subscriber.blocks.isWithin(muchTooMany)) {
      subscriber.admission = BlockAdmission.NONE;
    } else if (!subscriber.blocks.isWithin(settings.unreadBlocks())) {
      subscriber.admission = BlockAdmission.MISSING;
    } else if (subscriber.blocks.isWithin(settings.unreadBlocks().part(2))) {
      subscriber.admission = BlockAdmission.ALL;
    } else if (former == BlockAdmission.NONE) {
      subscriber.admission = BlockAdmission.MISSING;
    }
    if (subscriber.admission != former) {
      gatesMoved.accept(now);
    }
    subscriber.watch();
  }

  /** A subscriber was full some time ago. */
  void due(long id) {
    Subscriber subscriber = ofChannels.get(id);
    if (subscriber != null) {
      subscriber.watched = false;
      if (subscriber.admission != BlockAdmission.ALL) {
        replies.lagging(id);
        subscriber.watch();
      }
    }
  }

  /**
   * Offers what has arrived to those who take it unverified.
   *
   * @return whether anybody was interested
   */
  boolean passThrough(ReceivedMessage message) {
    boolean wanted = false;
    ChannelId channel = message.signed().message().channel();
    for (Listener listener : ofArrivals.values()) {
      if (listener.interest().covers(channel, message.content())) {
        wanted = true;
        offer(listener, message);
      }
    }
    return wanted;
  }

  private void offer(Listener listener, ReceivedMessage message) {
    PkiId sender = message.from().peer().pkiId();
    if (listener.unread().add(sender, message.signed().envelope().weight())) {
      replies.passedThrough(listener.id(), message);
    } else {
      dropped(listener.id(), message.content());
    }
  }

  /**
   * How much lies unread: that of the fullest of the subscribers, and of blocks of the fullest that
   * listens to one channel only.
   */
  List<Fill> fills() {
    Load bound = muchTooMany.plus(inCheck).plus(new Load(1, 0));
    int blocks = 0;
    int others = 0;
    for (Subscriber subscriber : ofChannels.values()) {
      boolean ofOneChannel = !subscriber.interest.channel().isNone();
      blocks = Math.max(blocks, ofOneChannel ? subscriber.blocks.items() : 0);
      others = Math.max(others, subscriber.others.items());
    }
    return List.of(
        new Fill("unread blocks", blocks, bound.items()),
        new Fill("other unread messages", others, settings.unreadMessages().items()));
  }

  private boolean hasRoom(Subscriber subscriber, Load more, Content content) {
    Load total = subscriber.others.plus(more);
    if (total.isWithin(settings.unreadMessages())) {
      subscriber.others = total;
      return true;
    }
    dropped(subscriber.id, content);
    return false;
  }

  private void dropped(long subscription, Content content) {
    metrics.on(
        new GossipEvent.Rejected(
            Rejection.SUBSCRIBER_FULL,
            "subscription " + subscription,
            content.getClass().getSimpleName() + " dropped"));
    metrics.on(new GossipEvent.Dropped(GossipEvent.Queue.SUBSCRIPTION, Rejection.SUBSCRIBER_FULL));
  }

  /** One who listens to what arrives. */
  private record Listener(long id, Interest interest, UnreadMessages unread) {}

  /** One who listens to what channels deliver. */
  private final class Subscriber {
    private final long id;
    private final Interest interest;
    private Load blocks = Load.NONE;
    private Load others = Load.NONE;
    private BlockAdmission admission = BlockAdmission.ALL;
    private boolean watched;

    Subscriber(long id, Interest interest) {
      this.id = id;
      this.interest = interest;
    }

    /** As long as it is full, with one timer at a time. */
    private void watch() {
      if (!watched && admission != BlockAdmission.ALL) {
        watched = true;
        timers.schedule(settings.readerPatience(), id);
      }
    }
  }
}
