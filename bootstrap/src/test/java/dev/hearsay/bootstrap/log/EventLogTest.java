// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.contracts.GossipEvents;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventLogTest {
  private static final Endpoint ENDPOINT = Endpoint.parse("peer0.org1:7051");

  private final LogLines lines = new LogLines(Level.DEBUG);
  private final AtomicLong elapsedNanos = new AtomicLong();
  private final EventLog log = new EventLog(lines.logger(), elapsedNanos::get);

  @Test
  void aRefusalIsToldOncePerMinuteWithTheRepetitionsThatWereLeftOut() {
    GossipEvent refusal = new GossipEvent.Rejected(Rejection.BAD_SIGNATURE, "peer1", "of an alive");

    log.on(refusal);
    log.on(refusal);
    log.on(refusal);
    afterSeconds(60);
    log.on(refusal);

    assertThat(lines.texts())
        .containsExactly(
            "WARN refused from peer1: bad signature (of an alive)",
            "WARN refused from peer1: bad signature (of an alive) [and 2 times more before]");
  }

  @Test
  void peersAndReasonsAreToldApart() {
    log.on(new GossipEvent.Rejected(Rejection.BAD_SIGNATURE, "peer1", ""));
    log.on(new GossipEvent.Rejected(Rejection.BAD_SIGNATURE, "peer2", ""));
    log.on(new GossipEvent.Rejected(Rejection.ILLEGAL_TAG, "peer1", ""));

    assertThat(lines.texts())
        .containsExactly(
            "WARN refused from peer1: bad signature",
            "WARN refused from peer2: bad signature",
            "WARN refused from peer1: illegal tag");
  }

  @Test
  void aFloodOfInventedSourcesFillsNoLog() {
    for (int i = 0; i < 10 * EventLog.MAX_SUBJECTS; i++) {
      log.on(new GossipEvent.Rejected(Rejection.MALFORMED_MESSAGE, "10.0.0.1:" + i, ""));
    }

    assertThat(lines.texts()).hasSize(EventLog.MAX_SUBJECTS);

    afterSeconds(60);
    log.on(new GossipEvent.Rejected(Rejection.MALFORMED_MESSAGE, "10.0.0.2:1", ""));

    assertThat(lines.texts().getLast())
        .endsWith("[%d lines about others left out]".formatted(9 * EventLog.MAX_SUBJECTS));
  }

  @Test
  void aSeedThatDoesNotAnswerIsAWarningThatNamesItOncePerMinute() {
    log.on(
        new GossipEvent.SeedUnavailable(
            ENDPOINT, GossipEvent.SeedKind.BOOTSTRAP, "connection refused"));
    log.on(
        new GossipEvent.SeedUnavailable(
            ENDPOINT, GossipEvent.SeedKind.BOOTSTRAP, "connection refused"));

    assertThat(lines.texts())
        .containsExactly("WARN bootstrap peer peer0.org1:7051: connection refused; still trying");
  }

  @Test
  void anAnchorPeerIsCalledSo() {
    log.on(
        new GossipEvent.SeedUnavailable(
            ENDPOINT, GossipEvent.SeedKind.ANCHOR, "connection refused"));

    assertThat(lines.texts())
        .containsExactly("WARN anchor peer peer0.org1:7051: connection refused; still trying");
  }

  @Test
  void itIsToldWhatDidNotHappen() {
    log.on(new GossipEvent.Rejected(Rejection.PKI_ID_MISMATCH, "peer1", "claims another"));
    log.on(new GossipEvent.Rejected(Rejection.NO_TLS_CERTIFICATE, "10.0.0.1", ""));
    log.on(new GossipEvent.Rejected(Rejection.OVERLOADED, "peer1", "too many hellos"));
    log.on(new GossipEvent.Rejected(Rejection.LANE_FULL, "peer1", "the lane is BLOCKS"));
    log.on(new GossipEvent.Rejected(Rejection.UNREACHABLE, "peer1", "connection refused"));
    log.on(new GossipEvent.Rejected(Rejection.UNREACHABLE, "peer2", ""));
    log.on(new GossipEvent.Rejected(Rejection.SUBSCRIBER_FULL, "ledger", ""));

    assertThat(lines.texts())
        .containsExactly(
            "WARN refused from peer1: PKI-ID mismatch (claims another)",
            "WARN no connection with 10.0.0.1: no TLS certificate",
            "WARN too busy for peer1: overloaded (too many hellos)",
            "WARN not sent to peer1: lane full (the lane is BLOCKS)",
            "WARN not sent to peer1: connection refused",
            "WARN not sent to peer2: unreachable",
            "WARN not delivered to ledger: subscriber full");
  }

  @ParameterizedTest
  @EnumSource(Rejection.class)
  void eachRefusalIsOneLineOfPlainWords(Rejection reason) {
    log.on(new GossipEvent.Rejected(reason, "peer1", ""));

    assertThat(lines.texts()).singleElement().asString().matches("(WARN|DEBUG) [a-zA-Z1 :-]+");
  }

  @Test
  void whatIsRoutineIsNoWarning() {
    log.on(new GossipEvent.Rejected(Rejection.STALE_ALIVE, "peer1", ""));

    assertThat(lines.texts()).containsExactly("DEBUG refused from peer1: stale alive");
  }

  @Test
  void membershipIsToldInWords() {
    log.on(
        new GossipEvent.MemberAlive(
            GossipEvents.peer(1), ENDPOINT, GossipEvent.AliveCause.LEARNED));
    log.on(
        new GossipEvent.MemberDead(GossipEvents.peer(1), ENDPOINT, GossipEvent.DeathCause.SILENT));
    log.on(
        new GossipEvent.MemberForgotten(
            GossipEvents.peer(1), GossipEvent.ForgetCause.IDENTITY_PURGED));

    assertThat(lines.texts())
        .containsExactly(
            "INFO member 000000000000 at peer0.org1:7051 (learned) is alive",
            "INFO member 000000000000 at peer0.org1:7051 (silent) is dead",
            "INFO member 000000000000: identity purged, is forgotten");
  }

  @Test
  void anOwnMistakeIsNamedByItsKey() {
    log.on(new GossipEvent.InvisibleAbroad());
    log.on(new GossipEvent.DuplicateIdentity(ENDPOINT));

    assertThat(lines.texts().getFirst()).contains("peer.gossip.externalEndpoint");
    assertThat(lines.texts().getLast())
        .isEqualTo("WARN another node at peer0.org1:7051 uses this node's identity");
  }

  @Test
  void singleMessagesAreLeftToTheMetrics() {
    log.on(new GossipEvent.MessageSent(GossipEvents.peer(1), Lane.BLOCKS, 1));
    log.on(new GossipEvent.MessageReceived(GossipEvents.peer(1), Lane.BLOCKS, 1));
    log.on(new GossipEvent.SignaturesChecked(1));

    assertThat(lines.texts()).isEmpty();
  }

  @Test
  void whatTheNetworkWroteStaysOnOneShortLine() {
    log.on(
        new GossipEvent.Rejected(
            Rejection.MALFORMED_MESSAGE, "a\nWARN all is lost", "\u001b[2J" + "x".repeat(9_999)));

    String line = lines.texts().getFirst();
    assertThat(line).doesNotContain("\n").doesNotContain("\u001b").hasSizeLessThan(500);
    assertThat(line).startsWith("WARN refused from a?WARN all is lost: malformed message (?[2Jxxx");
  }

  @Test
  void onlyWhatTheLevelAsksForIsWritten() {
    LogLines quiet = new LogLines(Level.ERROR);
    EventLog log = new EventLog(quiet.logger(), elapsedNanos::get);

    GossipEvents.everyKind().forEach(log::on);

    assertThat(quiet.texts())
        .containsExactly(
            "ERROR cannot sign with the own key: the key does not answer",
            "ERROR a subscriber failed: it threw",
            "ERROR a subscriber is cut off:"
                + " it read nothing for 30 s while too many blocks waited for it");
  }

  private void afterSeconds(long seconds) {
    elapsedNanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
