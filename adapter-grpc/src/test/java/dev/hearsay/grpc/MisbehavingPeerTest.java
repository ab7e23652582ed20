// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What remote nodes can do wrong, and that it costs no more than their link. */
class MisbehavingPeerTest {

  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};
  private static final LinkId LINK = LinkId.outbound(1);
  private static final GrpcLimits.Sizes SIZES =
      new GrpcLimits.Sizes(65_536, 65_536, 65_536, 65_536);
  private static final GrpcLimits SMALL = new GrpcLimits(SIZES, GrpcLimits.Counts.DEFAULTS);

  private final TestNodes nodes = new TestNodes();
  private final RawPeer peer = new RawPeer();
  private final LogWatch log = new LogWatch();

  @AfterEach
  void closeAllAndReadTheLog() {
    peer.close();
    nodes.close();
    log.close();
    assertThat(log.entries()).isEmpty();
  }

  @Test
  void garbageEndsTheLinkItCameOnAndNoOther() {
    CommStation node = nodes.startedPlaintext();
    CommStation friend = nodes.startedPlaintext();
    friend.connect(1, node);
    node.recorder().awaitInbound();

    ClientCall<byte[], byte[]> hostile = peer.stream(node.endpoint());
    LinkId link = secondInbound(node);
    node.comm().request(link, 10);
    hostile.sendMessage(GARBAGE);
    hostile.sendMessage(GARBAGE);

    assertThat(node.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.GARBAGE);
    assertServes(node);
    assertThat(node.recorder().reports(CommReport.Down.class)).hasSize(1);
    assertThat(friend.recorder().reports(CommReport.Down.class)).isEmpty();
  }

  @Test
  void garbageFromADialledServerEndsTheLink() {
    CommStation node = nodes.startedPlaintext();

    node.comm().dial(LINK, peer.serve(RawPeer.sending(GARBAGE)));
    node.recorder().awaitUp(LINK);
    node.comm().request(LINK, 1);

    assertThat(node.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.GARBAGE);
  }

  @Test
  void oversizedMessageEndsTheLink() {
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(SMALL));

    ClientCall<byte[], byte[]> hostile = peer.stream(node.endpoint());
    LinkId link = node.recorder().awaitInbound().link();
    node.comm().request(link, 1);
    hostile.sendMessage(new byte[SIZES.receive() + 1]);

    CommReport.Down down = node.recorder().awaitDown(link);
    assertThat(down.cause()).isEqualTo(LinkEnd.OVERSIZED);
    assertThat(down.detail()).contains("65536");
    assertServes(node);
  }

  @Test
  void oversizedMessageFromADialledServerEndsTheLink() {
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(SMALL));

    node.comm().dial(LINK, peer.serve(RawPeer.sending(new byte[SIZES.receive() + 1])));
    node.recorder().awaitUp(LINK);
    node.comm().request(LINK, 1);

    assertThat(node.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.OVERSIZED);
  }

  @Test
  void statusOfAServerThatRefusesIsTold() {
    CommStation node = nodes.startedPlaintext();
    Status refusal = Status.UNKNOWN.withDescription("wrong\ntype");

    node.comm()
        .dial(
            LINK,
            peer.serve((call, headers) -> {
              call.sendHeaders(new Metadata());
              call.request(1);
              return new ServerCall.Listener<>() {
                @Override
                public void onMessage(byte[] message) {
                  call.close(refusal, new Metadata());
                }
              };
            }));
    node.recorder().awaitUp(LINK);
    node.comm().write(LINK, TestEnvelopes.ofBytes(10));

    CommReport.Down down = node.recorder().awaitDown(LINK);
    assertThat(down.cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(down.detail()).isEqualTo("UNKNOWN: wrong type");
  }

  @Test
  void endpointsThatNoNameServerKnowsAreNotDialled() {
    CommStation node = nodes.startedPlaintext();
    List<String> texts =
        List.of(
            "nobody.invalid:7051", "under_score:1", "a/b:7051", "%41:7051", "@:7051", "[::x]:1");

    for (int i = 0; i < texts.size(); i++) {
      LinkId link = LinkId.outbound(i);
      node.comm().dial(link, new Endpoint(texts.get(i)));
      assertThat(node.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    }
  }

  @Test
  void serverThatDoesNotAnswerThePingIsNotDialled() {
    GrpcTimeouts impatient =
        new GrpcTimeouts(
            Duration.ofSeconds(15),
            Duration.ofMillis(100),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15));
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(impatient));

    node.comm().dial(LINK, peer.serve(RawPeer::silent, RawPeer::silent));

    CommReport.Down down = node.recorder().awaitDown(LINK);
    assertThat(down.cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(down.detail()).contains("DEADLINE_EXCEEDED");
  }

  @Test
  void serverThatAcceptsAndSaysNothingIsNotWaitedForLong() throws IOException {
    GrpcTimeouts impatient =
        new GrpcTimeouts(
            Duration.ofMillis(100),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15));
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(impatient));

    try (ServerSocket mute = new ServerSocket(0)) {
      node.comm().dial(LINK, Endpoint.of(TestNodes.HOST, mute.getLocalPort()));
      CommReport.Down down = node.recorder().awaitDown(LINK);
      assertThat(down.cause()).isEqualTo(LinkEnd.DIAL_FAILED);
      assertThat(down.detail()).contains("no connection within 100 ms");
    }
  }

  @Test
  void serverThatDoesNotEndAFinishedStreamIsNotWaitedForLong() {
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(TestNodes.SHORT));

    node.comm().dial(LINK, peer.serve(RawPeer::silent));
    node.recorder().awaitUp(LINK);
    node.comm().finish(LINK);

    assertThat(node.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void clientThatDoesNotReadAFinishedStreamIsNotWaitedForLong() {
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(TestNodes.SHORT));

    peer.stream(node.endpoint());
    LinkId link = node.recorder().awaitInbound().link();
    node.comm().write(link, TestEnvelopes.ofBytes(8 * 1024 * 1024));
    node.comm().finish(link);

    assertThat(node.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void clientThatConnectsAndSaysNothingIsDropped() throws IOException {
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(TestNodes.SHORT));

    try (Socket silent = connect(node)) {
      assertThat(readToTheEnd(silent)).isTrue();
    }
    assertServes(node);
  }

  @Test
  void clientThatSpeaksHttpOneIsDropped() throws IOException {
    CommStation node = nodes.startedPlaintext();

    try (Socket browser = connect(node)) {
      browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: node\r\n\r\n".getBytes(US_ASCII));
      assertThat(readToTheEnd(browser)).isTrue();
    }
    assertServes(node);
    assertThat(node.recorder().reports(CommReport.Up.class)).isEmpty();
  }

  @Test
  void connectionBeyondTheLimitIsClosedAndOthersStay() throws IOException {
    GrpcLimits one = new GrpcLimits(SIZES, new GrpcLimits.Counts(1, 10, 10, 16));
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(one));
    CommStation friend = nodes.startedPlaintext();
    LinkId out = friend.connect(1, node);
    LinkId in = node.recorder().awaitInbound().link();

    try (Socket second = connect(node)) {
      assertThat(readToTheEnd(second)).isTrue();
    }
    assertThat(node.recorder().reports(CommReport.Refused.class))
        .containsExactly(
            new CommReport.Refused(
                Rejection.TOO_MANY_LINKS, TestNodes.HOST, "more than 1 connections"));
    node.comm().request(in, 1);
    friend.comm().write(out, TestEnvelopes.ofBytes(5));
    node.recorder().awaitEnvelopes(in, 1);
  }

  @Test
  void streamBeyondTheLimitIsRefusedUntilAnotherEnds() {
    GrpcLimits one = new GrpcLimits(SIZES, new GrpcLimits.Counts(10, 10, 1, 16));
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(one));
    CommStation friend = nodes.startedPlaintext();
    LinkId first = friend.connect(1, node);

    friend.comm().dial(LinkId.outbound(2), node.endpoint());
    assertThat(friend.recorder().awaitDown(LinkId.outbound(2)).detail())
        .contains("too many streams");
    assertThat(node.recorder().reports(CommReport.Refused.class))
        .containsExactly(
            new CommReport.Refused(
                Rejection.TOO_MANY_LINKS, TestNodes.HOST, "more than 1 streams"));

    friend.comm().finish(first);
    friend.recorder().awaitDown(first);
    friend.connect(3, node);
    node.recorder()
        .awaitThat("a second link", () -> node.recorder().reports(CommReport.Up.class).size() == 2);
  }

  @Test
  void ownMessageBeyondTheSendLimitEndsTheLinkInsteadOfBeingSent() {
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(SMALL));
    CommStation friend = nodes.startedPlaintext();
    LinkId out = node.connect(1, friend);

    assertThat(node.comm().write(out, TestEnvelopes.ofBytes(SIZES.send()))).isFalse();

    CommReport.Down down = node.recorder().awaitDown(out);
    assertThat(down.cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(down.detail()).contains("send limit");
  }

  private static LinkId secondInbound(CommStation node) {
    node.recorder()
        .awaitThat("a second link", () -> node.recorder().reports(CommReport.Up.class).size() == 2);
    return node.recorder().reports(CommReport.Up.class).getLast().link();
  }

  private void assertServes(CommStation node) {
    CommStation stranger = nodes.startedPlaintext();
    stranger.comm().ping(1, node.endpoint());
    assertThat(stranger.recorder().await(CommReport.Pinged.class, report -> true).answered())
        .isTrue();
  }

  private static Socket connect(CommStation node) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.endpoint().port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Whether the other side ended the connection; times out otherwise. */
  private static boolean readToTheEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketException e) {
      return true;
    }
  }
}
