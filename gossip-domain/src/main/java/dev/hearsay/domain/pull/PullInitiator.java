// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.pull.PullRound.Asked;
import dev.hearsay.domain.pull.PullRound.Pace;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The asking side of a pull (dissemination §6.1): at most one round at a time. */
final class PullInitiator {

  /** Of the time that requests leave: after so long without an answer an owner is silent. */
  private static final int PATIENCE_FRACTION = 4;

  private final PullTopic topic;
  private final PullSettings settings;
  private final PullMediator mediator;
  private final PullPorts ports;
  private final EarlyRounds earlyRounds;
  private @Nullable PullRound round;
  private @Nullable PullRound endedEarly;
  private long rounds;
  private boolean running;

  PullInitiator(PullTopic topic, PullSettings settings, PullMediator mediator, PullPorts ports) {
    this.topic = topic;
    this.settings = settings;
    this.mediator = mediator;
    this.ports = ports;
    this.earlyRounds = new EarlyRounds(settings, ports.timers());
  }

  void start() {
    running = true;
    ports.timers().schedule(settings.pullInterval(), new PullTimer.Tick());
  }

  void stop() {
    running = false;
    round = null;
    endedEarly = null;
  }

  void startSoon(Now now) {
    if (running) {
      earlyRounds.wish();
      armEarlyRound(now);
    }
  }

  void startUrgently(Now now) {
    if (running) {
      earlyRounds.wishUrgently();
      armEarlyRound(now);
    }
  }

  void timer(PullTimer timer, Now now) {
    if (!running) {
      return;
    }
    switch (timer) {
      case PullTimer.Tick tick -> {
        ports.timers().schedule(settings.pullInterval(), tick);
        begin(false, now);
      }
      case PullTimer.Early early -> {
        if (earlyRounds.due(now)) {
          begin(true, now);
        } else {
          armEarlyRound(now);
        }
      }
      case PullTimer.DigestsDue(long number) -> current(number).ifPresent(r -> fetch(r, now));
      case PullTimer.RetryDue(long number) -> current(number).ifPresent(r -> retry(r, now));
      case PullTimer.RoundOver(long number) -> current(number).ifPresent(r -> end(r, now));
    }
  }

  /** Digests from a peer that was asked, within the round. */
  void digest(Content.DataDigest digest, ConnectionInfo from, Now now) {
    PullRound active = round;
    Optional<Asked> asked = askedWith(digest.nonce(), from).filter(a -> !a.hasAnswered());
    if (active == null || asked.isEmpty()) {
      if (isNoLongerNeeded(digest, from)) {
        return;
      }
      reject(Rejection.UNSOLICITED, from, "digest that was not asked for");
      return;
    }
    asked.get().markAnswered();
    if (digest.digests().size() > settings.limits().maxDigests()) {
      reject(Rejection.TOO_MANY_ELEMENTS, from, digest.digests().size() + " names in a digest");
    } else {
      digest.digests().forEach(name -> consider(active, asked.get(), name, from, now));
      mediator.listed(from, digest.digests(), now);
    }
    if (active.isFetching()) {
      requestMissing(active, now);
    } else if (active.allAnswered() || (mediator.isBehind() && !active.wantsNothing())) {
      fetch(active, now);
    }
  }

  /** Items from a peer that was asked for them, within the round. */
  void update(Content.DataUpdate update, ConnectionInfo from, Now now) {
    PullRound active = round;
    Optional<Asked> asked = askedWith(update.nonce(), from).filter(a -> a.requestedCount() > 0);
    if (active == null || asked.isEmpty()) {
      reject(Rejection.UNSOLICITED, from, "update that was not asked for");
      return;
    }
    boolean brought = false;
    if (update.data().size() > asked.get().requestedCount()) {
      reject(Rejection.TOO_MANY_ELEMENTS, from, update.data().size() + " items in an update");
    } else {
      for (Envelope item : update.data()) {
        brought |= take(active, asked.get(), item, from, now);
      }
    }
    active.answered(asked.get(), brought);
    requestMissing(active, now);
    endIfDone(active, now);
  }

  void accepted(Bytes digest, Now now) {
    PullRound active = round;
    if (active != null && active.wants(digest)) {
      earlyRounds.fruitful();
      settled(active, digest, now);
    }
  }

  void dropped(Bytes digest, Now now) {
    PullRound active = round;
    if (active != null && active.wants(digest)) {
      settled(active, digest, now);
    }
  }

  /** There may be room for the next. */
  private void settled(PullRound active, Bytes digest, Now now) {
    active.accepted(digest);
    requestMissing(active, now);
    endIfDone(active, now);
  }

  void refused(Bytes digest, Now now) {
    PullRound active = round;
    if (active != null && active.wants(digest)) {
      active.refused(digest);
      requestMissing(active, now);
      endIfDone(active, now);
    }
  }

  private void begin(boolean early, Now now) {
    if (round != null) {
      return;
    }
    List<PeerAddress> peers = chooseWhomToAsk();
    earlyRounds.begun(early, now);
    if (peers.isEmpty()) {
      keepTrying(now);
      return;
    }
    PullRound fresh = new PullRound(++rounds, now.elapsedNanos());
    round = fresh;
    peers.forEach(peer -> fresh.ask(new Asked(peer, freshNonce(fresh))));
    ports.timers().schedule(settings.digestWaitTime(), new PullTimer.DigestsDue(fresh.number()));
    fresh.asked().forEach(asked -> hello(asked, now));
  }

  /** Those who promise most, and at least one of the others if more than one is asked. */
  private List<PeerAddress> chooseWhomToAsk() {
    int count = settings.pullPeerNum();
    List<PeerAddress> all = mediator.peers();
    List<PeerAddress> chosen = new ArrayList<>();
    if (count > 1) {
      chosen.addAll(ports.randomness().choose(mediator.promising(), count - 1, peer -> true));
    }
    chosen.addAll(
        ports.randomness().choose(all, count - chosen.size(), peer -> !chosen.contains(peer)));
    return chosen;
  }

  private long freshNonce(PullRound fresh) {
    long nonce = ports.randomness().nextLong();
    while (fresh.knowsNonce(nonce)) {
      nonce = ports.randomness().nextLong();
    }
    return nonce;
  }

  private void hello(Asked asked, Now now) {
    send(asked, new Content.GossipHello(asked.nonce(), mediator.hint(), topic.type()), now);
  }

  private void consider(PullRound active, Asked owner, Bytes name, ConnectionInfo from, Now now) {
    if (name.length() > settings.limits().maxDigestBytes()) {
      reject(Rejection.TOO_MANY_ELEMENTS, from, "a name of " + name.length() + " bytes");
      return;
    }
    if (active.wants(name) || mediator.wants(name, from, now)) {
      active.offer(name, owner);
    }
  }

  /** Whether it was of use. */
  private boolean take(
      PullRound active, Asked owner, Envelope envelope, ConnectionInfo from, Now now) {
    Optional<PullItem> opened = mediator.open(envelope, from, now);
    if (opened.isEmpty()) {
      return false;
    }
    PullItem item = opened.get();
    if (!owner.wasRequested(item.digest())) {
      reject(Rejection.UNEXPECTED_ELEMENT, from, "item that was not asked for");
      return false;
    }
    if (!active.wants(item.digest())) {
      mediator.superfluous(item, from);
      return false;
    }
    active.arrived(item.digest());
    mediator.deliver(item, from, now);
    return true;
  }

  /** Ends the wait for digests. */
  private void fetch(PullRound active, Now now) {
    if (active.isFetching()) {
      return;
    }
    if (active.wantsNothing()) {
      end(active, now);
      return;
    }
    active.beginFetching();
    Duration left = settings.requestWaitTime().minus(now.since(active.startedNanos()));
    ports.timers().schedule(left.dividedBy(2), new PullTimer.RetryDue(active.number()));
    ports.timers().schedule(settings.responseWaitTime(), new PullTimer.RoundOver(active.number()));
    assign(active, now);
  }

  /** Looks for silent owners, again and again as long as requests leave. */
  private void retry(PullRound active, Now now) {
    Duration patience = settings.requestWaitTime().dividedBy(PATIENCE_FRACTION);
    active.giveUpWhereOthersHaveIt(owner -> owner.wasAskedBefore(patience, now));
    if (mayRequest(active, now)) {
      assign(active, now);
      ports.timers().schedule(patience, new PullTimer.RetryDue(active.number()));
    }
  }

  /** Asks for what is missing as long as the others will remember our hello when they read it. */
  private void requestMissing(PullRound active, Now now) {
    if (active.isFetching() && mayRequest(active, now)) {
      assign(active, now);
    }
  }

  private boolean mayRequest(PullRound active, Now now) {
    return !now.hasPassed(settings.requestingTime(), active.startedNanos());
  }

  private void assign(PullRound active, Now now) {
    active
        .assignMissing(pace(), owners -> ports.randomness().nextInt(owners.size()), now)
        .forEach((owner, names) ->
            send(owner, new Content.DataRequest(owner.nonce(), names, topic.type()), now));
  }

  private Pace pace() {
    return new Pace(mediator.mayBeUnderWay(), settings.limits().maxRequestsPerHello());
  }

  /** Everything is there, or nobody is left who could bring what is missing. */
  private void endIfDone(PullRound active, Now now) {
    boolean hopeless = active.hasNothingUnderWay() && (active.allAnswered() || mediator.isBehind());
    if (active.isFetching() && (active.wantsNothing() || hopeless)) {
      end(active, now);
    }
  }

  private void end(PullRound active, Now now) {
    if (round == active) {
      round = null;
      endedEarly = now.hasPassed(settings.digestWaitTime(), active.startedNanos()) ? null : active;
      earlyRounds.ended();
      if (mediator.isBehind()) {
        earlyRounds.wish();
      }
      armEarlyRound(now);
    }
  }

  /** There was nobody to ask, but there may be soon. */
  private void keepTrying(Now now) {
    if (mediator.isBehind()) {
      earlyRounds.ended();
      earlyRounds.wish();
      armEarlyRound(now);
    }
  }

  private void armEarlyRound(Now now) {
    if (round == null) {
      earlyRounds.arm(now);
    }
  }

  /** A first answer to a hello of the last round, which did not wait for it. */
  private boolean isNoLongerNeeded(Content.DataDigest digest, ConnectionInfo from) {
    Optional<Asked> asked =
        Optional.ofNullable(endedEarly)
            .flatMap(last -> last.asked(digest.nonce(), from.peer().pkiId()))
            .filter(a -> !a.hasAnswered());
    asked.ifPresent(Asked::markAnswered);
    return asked.isPresent();
  }

  private Optional<PullRound> current(long number) {
    return Optional.ofNullable(round).filter(active -> active.number() == number);
  }

  private Optional<Asked> askedWith(long nonce, ConnectionInfo from) {
    return Optional.ofNullable(round).flatMap(active -> active.asked(nonce, from.peer().pkiId()));
  }

  private void send(Asked to, Content.Pull content, Now now) {
    ports.comm().send(to.address(), topic.message(content), now);
  }

  private void reject(Rejection reason, ConnectionInfo from, String detail) {
    ports.metrics().on(new GossipEvent.Rejected(reason, from.peer().pkiId().toString(), detail));
  }
}
