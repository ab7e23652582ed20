// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nothing is lost in silence.
 *
 * <p>What is dropped from a queue is named as a refusal in the same step. And blocks are conserved:
 * each copy that a node reads is delivered, or refused with a reason, or still being checked; when
 * the network has come to rest none is being checked any more. The first message on a link counts
 * as a handshake, whatever it is, and is refused as one later. Of other messages those that bring
 * nothing new to a table leave no trace that could be counted.
 */
final class DropsAreCounted implements Invariant {

  /** By which a message is refused as a whole, once for all that is in it. */
  private static final Set<Rejection> OF_ALL =
      Collections.unmodifiableSet(
          EnumSet.of(
              Rejection.LINK_ENDED,
              Rejection.UNSOLICITED,
              Rejection.TOO_MANY_ELEMENTS,
              Rejection.ILLEGAL_TAG,
              Rejection.UNKNOWN_CHANNEL,
              Rejection.CHANNEL_LEFT,
              Rejection.NOT_IN_CHANNEL,
              Rejection.NOT_ELIGIBLE,
              Rejection.NOT_OWN_ORGANIZATION));

  private final Objections objections;
  private final Map<String, Account> accounts = new LinkedHashMap<>();

  /** What a node said during the present step, and how many copies of blocks it has not judged. */
  private static final class Account {
    private final Map<Rejection, Integer> refused = new EnumMap<>(Rejection.class);
    private final Map<Rejection, Integer> dropped = new EnumMap<>(Rejection.class);

    /** On which nothing came yet. */
    private final Set<LinkId> fresh = new LinkedHashSet<>();

    private int delivered;
    private long unjudged;

    /** What was refused without having waited in a queue was judged, and what was delivered. */
    int judged() {
      return delivered + sum(refused) - sum(dropped);
    }

    boolean refusedAsAWhole() {
      return refused.keySet().stream().anyMatch(OF_ALL::contains);
    }

    private static int sum(Map<Rejection, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isEmpty() {
      return delivered == 0 && refused.isEmpty() && dropped.isEmpty();
    }

    void clear() {
      refused.clear();
      dropped.clear();
      delivered = 0;
    }
  }

  DropsAreCounted(Objections objections) {
    this.objections = objections;
  }

  @Override
  public String name() {
    return "every drop is counted with a reason";
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.TRAFFIC, Report.NEWS, Report.STEPPED).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    accounts.put(node.name(), new Account());
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    Account account = accounts.get(node.name());
    if (account == null) {
      return;
    }
    if (event instanceof GossipEvent.Rejected rejected && !Transports.say(event)) {
      account.refused.merge(rejected.reason(), 1, Integer::sum);
    } else if (event instanceof GossipEvent.Dropped dropped) {
      account.dropped.merge(dropped.reason(), 1, Integer::sum);
    } else if (event instanceof BlockDelivered delivered
        && delivered.route() != BlockRoute.PUBLISHED) {
      account.delivered++;
    }
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    Account account = accounts.get(node.name());
    if (account != null) {
      int copies = copiesIn(input, account);
      account.unjudged += copies;
      if (!account.isEmpty()) {
        balance(node.name(), input, copies, account);
      }
      account.clear();
    }
  }

  private void balance(String node, Input input, int copies, Account account) {
    account.dropped.forEach((reason, count) -> {
      if (account.refused.getOrDefault(reason, 0) < count) {
        objections.object(this, node + " dropped " + count + " for " + reason + " silently", node);
      }
    });
    if (copies > 0 || input instanceof Input.BlockChecked) {
      account.unjudged -= copies > 0 && account.refusedAsAWhole() ? copies : account.judged();
      if (account.unjudged < 0) {
        objections.object(this, node + " judged more copies of blocks than it read", node);
        account.unjudged = 0;
      }
    }
  }

  /** How many copies of blocks came with an input. */
  private static int copiesIn(Input input, Account account) {
    return switch (input) {
      case Input.LinkUp up -> {
        account.fresh.add(up.link());
        yield 0;
      }
      case Input.LinkDown down -> {
        account.fresh.remove(down.link());
        yield 0;
      }
      case Input.Received received ->
          account.fresh.remove(received.link()) ? 0 : copiesIn(received);
      default -> 0;
    };
  }

  private static int copiesIn(Input.Received received) {
    if (received.message() instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      return switch (message.content()) {
        case Content.DataMessage _ -> 1;
        case Content.DataUpdate update when update.type() == PullType.BLOCK -> update.data().size();
        case Content _ -> 0;
      };
    }
    return 0;
  }

  /** The network has come to rest. */
  void atRest() {
    accounts.forEach((node, account) -> {
      if (account.unjudged > 0) {
        objections.object(
            this, node + " lost " + account.unjudged + " copies of blocks silently", node);
      }
    });
  }
}
