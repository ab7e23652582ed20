// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import static org.slf4j.event.Level.DEBUG;
import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Words;
import dev.hearsay.domain.port.GossipMetrics;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Tells an operator in words what happens in a node.
 *
 * <p>Whatever a peer can cause at will is told at most once a minute per peer and reason, with the
 * number of repetitions that were left out; at most {@value #MAX_SUBJECTS} such lines a minute in
 * all. Messages and signatures are left to the metrics. Thread-safe; it waits for nobody if the
 * logger's appender does not.
 */
public final class EventLog implements GossipMetrics {
  /** How many peers and reasons are told apart within a minute. */
  static final int MAX_SUBJECTS = 256;

  /** So many blocks wait for a lower one only if that is hard to come by. */
  static final int MANY_BLOCKS = 100;

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** What happens in every healthy network: two paths for one message, an answer that came late. */
  private static final Set<Rejection> ROUTINE =
      EnumSet.of(
          Rejection.STALE_ALIVE,
          Rejection.STALE_STATE_INFO,
          Rejection.STALE_LEADERSHIP,
          Rejection.KNOWN_BLOCK,
          Rejection.OLD_BLOCK,
          Rejection.NOT_ELIGIBLE,
          Rejection.CHANNEL_LEFT,
          Rejection.UNKNOWN_MEMBER,
          Rejection.UNSOLICITED,
          Rejection.UNKNOWN_IDENTITY,
          Rejection.UNKNOWN_CHANNEL,
          Rejection.NOT_DISCLOSABLE,
          Rejection.LINK_ENDED);

  private final Logger logger;
  private final LongSupplier elapsedNanos;
  private final RepeatFilter<Subject> repeats = new RepeatFilter<>(INTERVAL, MAX_SUBJECTS);

  /** What is told once a minute. */
  private record Subject(String what, String who) {}

  /**
   * A log of one node's events.
   *
   * @param logger where the lines go
   * @param elapsedNanos a clock that only moves forward
   */
  public EventLog(Logger logger, LongSupplier elapsedNanos) {
    this.logger = logger;
    this.elapsedNanos = elapsedNanos;
  }

  @Override
  public void on(GossipEvent event) {
    switch (event) {
      case GossipEvent.MessageReceived e -> {}
      case GossipEvent.MessageSent e -> {}
      case GossipEvent.Dropped e -> {}
      case GossipEvent.SignaturesChecked e -> {}
      case GossipEvent.Rejected e -> rejected(e);
      case GossipEvent.SigningFailed e ->
          rarely(ERROR, "signing", "", "cannot sign with the own key: " + OneLine.of(e.detail()));
      case GossipEvent.DialStarted e -> always(DEBUG, "dialling " + OneLine.of(e.endpoint()));
      case GossipEvent.DialFailed e ->
          rarely(INFO, "dial", e.endpoint(), "cannot reach " + told(e.endpoint(), e.detail()));
      case GossipEvent.LinkOpened e ->
          always(DEBUG, "link %s to %s of %s is open".formatted(e.link(), e.peer(), e.org()));
      case GossipEvent.LinkClosed e ->
          always(DEBUG, "link %s to %s is gone".formatted(e.link(), told(e.peer(), e.cause())));
      case GossipEvent.SeedUnavailable e -> seedUnavailable(e);
      case GossipEvent.MemberAlive e ->
          always(INFO, "member %s is alive".formatted(at(e.peer(), e.endpoint(), e.cause())));
      case GossipEvent.MemberDead e ->
          always(INFO, "member %s is dead".formatted(at(e.peer(), e.endpoint(), e.cause())));
      case GossipEvent.MemberForgotten e ->
          always(INFO, "member " + told(e.peer(), Words.of(e.cause())) + ", is forgotten");
      case GossipEvent.DuplicateIdentity e -> duplicate(e);
      case GossipEvent.InvisibleAbroad e ->
          always(
              WARN,
              "peer.gossip.externalEndpoint is not set: other organizations cannot see this node");
      case GossipEvent.IdentityLearned e ->
          always(DEBUG, "identity of %s of %s is known".formatted(e.peer(), e.org()));
      case GossipEvent.IdentityPurged e ->
          always(INFO, "identity of " + told(e.peer(), Words.of(e.cause())) + ", is removed");
      case GossipEvent.ChannelConfigured e ->
          always(
              INFO,
              "channel %s: configuration %d is in force".formatted(e.channel(), e.sequence()));
      case GossipEvent.ChannelConfigRefused e ->
          always(
              WARN,
              "channel %s: configuration %d is not taken: %s"
                  .formatted(e.channel(), e.sequence(), OneLine.of(e.detail())));
      case GossipEvent.ChannelLeft e -> always(INFO, "channel %s: left".formatted(e.channel()));
      case GossipEvent.ChannelPeerOnline e ->
          always(
              INFO,
              "channel %s: peer %s is online".formatted(e.channel(), of(e.peer(), e.endpoint())));
      case GossipEvent.ChannelPeerOffline e ->
          always(
              INFO,
              "channel %s: peer %s is offline".formatted(e.channel(), of(e.peer(), e.endpoint())));
      case GossipEvent.BlocksSkipped e ->
          always(
              WARN,
              "channel %s: %d blocks never came and are given up"
                  .formatted(e.channel(), e.count()));
      case GossipEvent.SubscriberFailed e ->
          rarely(ERROR, "subscriber", "", "a subscriber failed: " + OneLine.of(e.detail()));
      case GossipEvent.SubscriberCutOff e ->
          always(
              ERROR,
              "a subscriber is cut off: it read nothing for %d s while too many blocks waited for it"
                  .formatted(e.patience().toSeconds()));
      case GossipEvent.BlockDelivered e ->
          always(
              DEBUG,
              "channel %s: block %s %s"
                  .formatted(e.channel(), Long.toUnsignedString(e.number()), Words.of(e.route())));
      case GossipEvent.ChannelPeers e -> {}
      case GossipEvent.LedgerHeight e -> {}
      case GossipEvent.BlockPushed e -> {}
      case GossipEvent.Verified e -> {}
      case GossipEvent.BlockCommitted e -> {}
      case GossipEvent.BlocksWaiting e -> waiting(e);
      case GossipEvent.PrivateDataHandled e -> {}
      case GossipEvent.LeaderChanged e ->
          always(
              INFO,
              "channel %s: this node is %s"
                  .formatted(e.channel(), e.leader() ? "the leader" : "not the leader"));
    }
  }

  private void rejected(GossipEvent.Rejected event) {
    rarely(
        ROUTINE.contains(event.reason()) ? DEBUG : WARN,
        event.reason().name(),
        event.source(),
        RefusalLine.of(event.reason(), OneLine.of(event.source()), OneLine.of(event.detail())));
  }

  /** A few blocks overtake each other all the time. */
  private void waiting(GossipEvent.BlocksWaiting event) {
    if (event.count() >= MANY_BLOCKS) {
      rarely(
          WARN,
          "waiting",
          event.channel(),
          "channel %s: %d blocks wait for a lower one that nobody has brought yet"
              .formatted(event.channel(), event.count()));
    }
  }

  private void seedUnavailable(GossipEvent.SeedUnavailable event) {
    rarely(
        WARN,
        "seed",
        event.endpoint(),
        Words.of(event.kind())
            + " peer "
            + told(event.endpoint(), event.cause())
            + "; still trying");
  }

  private void duplicate(GossipEvent.DuplicateIdentity event) {
    rarely(
        WARN,
        "duplicate",
        event.endpoint(),
        "another node at %s uses this node's identity".formatted(OneLine.of(event.endpoint())));
  }

  private static String at(Object peer, Object endpoint, Enum<?> cause) {
    return "%s at %s (%s)".formatted(peer, OneLine.of(endpoint), Words.of(cause));
  }

  private static String of(Object peer, Object endpoint) {
    return "%s at %s".formatted(peer, OneLine.of(endpoint));
  }

  private static String told(Object who, String what) {
    return OneLine.of(who) + ": " + OneLine.of(what);
  }

  private void always(Level level, String line) {
    logger.atLevel(level).log(line);
  }

  private void rarely(Level level, String what, Object who, String line) {
    if (logger.isEnabledForLevel(level)) {
      repeats
          .pass(new Subject(what, OneLine.of(who)), elapsedNanos.getAsLong())
          .ifPresent(before -> always(level, line + repetitions(before)));
    }
  }

  private static String repetitions(RepeatFilter.HeldBack before) {
    StringBuilder text = new StringBuilder();
    if (before.same() > 0) {
      text.append(" [and ").append(before.same()).append(" times more before]");
    }
    if (before.others() > 0) {
      text.append(" [").append(before.others()).append(" lines about others left out]");
    }
    return text.toString();
  }
}
