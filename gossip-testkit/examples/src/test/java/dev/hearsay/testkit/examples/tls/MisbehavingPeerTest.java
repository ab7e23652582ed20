// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers and broken peers can do to a node: little, and for a short time. */
class MisbehavingPeerTest {

  private static final Duration SHORT = Duration.ofMillis(800);
  private static final TlsLimits SMALL = new TlsLimits(10_000, 1_000, 10_000, 2, 2);

  private static TlsNodes nodes;

  private final List<CommStation> running = new ArrayList<>();

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    nodes = new TlsNodes(folder);
  }

  @AfterEach
  void closeAll() {
    running.forEach(station -> station.comm().close());
    running.forEach(station -> station.recorder().assertOrderly());
  }

  private CommStation started(TlsSettings settings) {
    CommStation station = TlsNodes.station(settings).start();
    running.add(station);
    return station;
  }

  private CommStation victim() {
    return started(nodes.settings(1, 0).withLimits(SMALL));
  }

  private CommStation victim(TlsTimeouts timeouts) {
    return started(nodes.settings(1, 0).withLimits(SMALL).withTimeouts(timeouts));
  }

  /** Does not wait long for those who come. */
  private CommStation busyVictim() {
    return victim(new TlsTimeouts(SHORT, TlsNodes.PATIENT.ending()));
  }

  /** Does not wait long for those whom it leaves. */
  private CommStation hastyVictim() {
    return victim(new TlsTimeouts(TlsNodes.PATIENT.establishment(), Duration.ofMillis(200)));
  }

  private RawTalk linked(CommStation victim) throws IOException {
    return RawTalk.linked(nodes.settings(1, 1), victim.endpoint());
  }

  private static LinkEnd end(CommStation victim) {
    return victim.recorder().awaitDown(victim.recorder().awaitInbound().link()).cause();
  }

  private static CommReport.Refused refused(CommStation victim, Rejection reason) {
    return victim.recorder().await(CommReport.Refused.class, report -> report.reason() == reason);
  }

  @Test
  void whatNobodyRequestedEndsTheLink() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      stranger.sayMessage(10);

      assertThat(end(victim)).isEqualTo(LinkEnd.GARBAGE);
      assertThat(victim.recorder().reports(CommReport.Received.class)).isEmpty();
    }
  }

  @Test
  void oneMessageMoreThanRequestedEndsTheLink() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      LinkId link = victim.recorder().awaitInbound().link();
      victim.comm().request(link, 2);
      assertThat(stranger.hear()).isEqualTo(new Frame.Request(2));
      stranger.sayMessage(1);
      stranger.sayMessage(2);
      stranger.sayMessage(3);

      assertThat(end(victim)).isEqualTo(LinkEnd.GARBAGE);
      assertThat(victim.recorder().envelopes(link)).hasSize(2);
    }
  }

  @Test
  void theFirstMessageOfALinkMustBeSmall() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      victim.comm().request(victim.recorder().awaitInbound().link(), 1);
      stranger.hear();
      stranger.sayMessage(1_000);

      assertThat(end(victim)).isEqualTo(LinkEnd.OVERSIZED);
    }
  }

  @Test
  void everyMessageHasALargestSizeAndTheAnnouncementSuffices() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      victim.comm().request(victim.recorder().awaitInbound().link(), 2);
      stranger.hear();
      stranger.sayMessage(900);
      stranger.sayBytes((byte) FrameKind.MESSAGE.code(), (byte) 0, (byte) 0, (byte) 40, (byte) 0);

      assertThat(end(victim)).isEqualTo(LinkEnd.OVERSIZED);
      assertThat(victim.recorder().reports(CommReport.Received.class)).hasSize(1);
    }
  }

  @Test
  void whatIsNoFrameEndsTheLink() throws IOException {
    for (byte[] nonsense :
        List.of(
            new byte[] {99, 0, 0, 0, 0},
            new byte[] {(byte) FrameKind.REQUEST.code(), 0, 0, 0, 1, 1},
            new byte[] {(byte) FrameKind.REQUEST.code(), 0, 0, 0, 4, 0, 0, 0, 0},
            new byte[] {(byte) FrameKind.FINISH.code(), -1, -1, -1, -1},
            new byte[] {(byte) FrameKind.OPEN.code(), 0, 0, 0, 0},
            new byte[] {(byte) FrameKind.PING.code(), 0, 0, 0, 0})) {
      CommStation victim = victim();
      try (RawTalk stranger = linked(victim)) {
        stranger.sayBytes(nonsense);

        assertThat(end(victim)).isEqualTo(LinkEnd.GARBAGE);
      }
    }
  }

  @Test
  void bytesThatAreNoEnvelopeEndTheLink() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      victim.comm().request(victim.recorder().awaitInbound().link(), 1);
      stranger.hear();
      stranger.sayBytes(
          (byte) FrameKind.MESSAGE.code(), (byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) -1);

      assertThat(end(victim)).isEqualTo(LinkEnd.GARBAGE);
    }
  }

  @Test
  void requestsBeyondAllCountingEndTheLink() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = linked(victim)) {
      stranger.say(new Frame.Request(Integer.MAX_VALUE));
      stranger.say(new Frame.Request(1));

      assertThat(end(victim)).isEqualTo(LinkEnd.GARBAGE);
    }
  }

  @Test
  void whoSaysNothingIsDroppedInTime() throws IOException {
    CommStation victim = busyVictim();
    try (RawTalk silent = new RawTalk(nodes.settings(1, 1), victim.endpoint())) {
      CommReport.Refused refused = refused(victim, Rejection.HANDSHAKE_EXPECTED);

      assertThat(refused.detail()).isEqualTo("nothing within 800 ms");
      assertThat(refused.remoteHost()).isEqualTo(TlsNodes.HOST);
      assertThatThrownBy(silent::hear).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoDoesNotEvenBeginWithTlsIsDroppedInTime() throws IOException {
    CommStation victim = busyVictim();
    try (Socket silent =
        new Socket(InetAddress.ofLiteral(TlsNodes.HOST), victim.endpoint().port())) {
      assertThat(refused(victim, Rejection.TLS_HANDSHAKE_FAILED).detail())
          .isEqualTo("nothing within 800 ms");
      assertThat(silent.getInputStream().read()).isNegative();
    }
  }

  @Test
  void aWordOutOfPlaceAtTheBeginningIsRefused() throws IOException {
    CommStation victim = victim();
    try (RawTalk stranger = new RawTalk(nodes.settings(1, 1), victim.endpoint())) {
      stranger.say(new Frame.Finish());

      assertThat(refused(victim, Rejection.HANDSHAKE_EXPECTED).detail()).contains("Finish");
    }
  }

  @Test
  void aClientOfAnotherAuthorityComesNoFurtherThanTls() {
    CommStation victim = victim();
    CommStation foreign = started(nodes.settings(2, 0, 1));

    foreign.comm().dial(LinkId.outbound(1), victim.endpoint());

    assertThat(foreign.recorder().awaitDown(LinkId.outbound(1)).cause())
        .isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(refused(victim, Rejection.TLS_HANDSHAKE_FAILED).detail()).isNotBlank();
    assertThat(victim.recorder().reports(CommReport.Up.class)).isEmpty();
  }

  @Test
  void aServerWhoseCertificateIsForAnotherNameIsNotSpokenTo() {
    Path admin = nodes.org(1).admin().tlsFolder();
    TlsFiles files =
        new TlsFiles(
            admin.resolve("client.crt"), admin.resolve("client.key"), List.of(nodes.root(1)));
    CommStation impostor = started(TlsSettings.of(TlsNodes.HOST, 0, files));
    CommStation dialler = victim();

    dialler.comm().dial(LinkId.outbound(1), impostor.endpoint());

    assertThat(dialler.recorder().awaitDown(LinkId.outbound(1)).cause())
        .isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void moreConnectionsThanAllowedAreClosedUntilOneLeaves() throws IOException {
    CommStation victim = victim();
    CommStation guest = started(nodes.settings(1, 1));
    guest.connect(1, victim);
    RawTalk second = linked(victim);

    guest.comm().dial(LinkId.outbound(2), victim.endpoint());
    assertThat(guest.recorder().awaitDown(LinkId.outbound(2)).cause())
        .isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(refused(victim, Rejection.TOO_MANY_LINKS).detail()).contains("2 connections");

    second.close();
    awaitRoom(guest, victim);
  }

  @Test
  void whoReadsNothingCannotHoldALinkThatIsOver() throws IOException {
    CommStation victim = hastyVictim();
    try (RawTalk deaf = linked(victim);
        RawTalk other = linked(victim)) {
      LinkId link = victim.recorder().awaitInbound().link();
      deaf.say(new Frame.Request(1_000));
      other.say(new Frame.Request(1_000));
      Envelope piece = Envelope.unsigned(Bytes.wrap(new byte[1 << 20]));
      for (int i = 0; i < 20; i++) {
        victim.comm().write(link, piece);
      }

      victim.comm().abort(link, "over");

      assertThat(victim.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
      awaitRoom(started(nodes.settings(1, 2)), victim);
    }
  }

  @Test
  void aLinkThatIsFinishedEndsInTimeThoughTheOtherSideTakesNothing() {
    CommStation victim = hastyVictim();
    CommStation sluggish = started(nodes.settings(1, 1));
    LinkId link = victim.connect(1, sluggish);
    victim.comm().write(link, Envelope.unsigned(Bytes.utf8("unread")));

    victim.comm().finish(link);

    assertThat(victim.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
    LinkId inbound = sluggish.recorder().awaitInbound().link();
    assertThat(sluggish.recorder().awaitDown(inbound).cause()).isEqualTo(LinkEnd.FAILED);
  }

  /** Dials until the victim has room: it learns in its own time that somebody left. */
  private static void awaitRoom(CommStation guest, CommStation victim) {
    for (long number = 100; number < 10_000; number++) {
      LinkId link = LinkId.outbound(number);
      guest.comm().dial(link, victim.endpoint());
      guest
          .recorder()
          .awaitThat("the end of the dial", () -> isUp(guest, link) || isDown(guest, link));
      if (isUp(guest, link)) {
        return;
      }
    }
    throw new AssertionError("there is no room again");
  }

  private static boolean isUp(CommStation station, LinkId link) {
    return station.recorder().reports(CommReport.Up.class).stream()
        .anyMatch(up -> up.link().equals(link));
  }

  private static boolean isDown(CommStation station, LinkId link) {
    return station.recorder().reports(CommReport.Down.class).stream()
        .anyMatch(down -> down.link().equals(link));
  }
}
