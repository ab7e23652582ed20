// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.LinkClosed;
import dev.hearsay.domain.event.GossipEvent.MessageReceived;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private static final int WINDOW = 16;
  private static final int SMALL = 100;
  private static final int LARGE = 2 << 20;

  private final Bench bench = new Bench();
  private final LinkId link = bench.inboundFrom(ANN);

  private void fails(DecodeFailure reason) {
    bench.connections.received(link, new Decoded.Failed<>(reason, "odd"), 10, bench.now());
  }

  private void deliver(int bytes) {
    bench.says(link, bench.signed(ANN, bench.handshakeOf(ANN, false).message()), bytes);
  }

  @Test
  void messageReachesTheNodeAndIsCounted() {
    bench.says(link, 7, new Content.StateInfoPullRequest(Bytes.utf8("mac")));

    assertThat(bench.listener.received).hasSize(1);
    assertThat(bench.events(MessageReceived.class))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.peer()).isEqualTo(ANN.pkiId());
          assertThat(event.lane()).isEqualTo(Lane.STATE_INFO);
        });
  }

  @Test
  void emptyMessageIsTakenOff() {
    bench.says(link, 0, new Content.Empty());

    assertThat(bench.listener.received).isEmpty();
    assertThat(bench.rejections()).isEmpty();
  }

  /** Messages that were asked for and have not come: the handshake was the first. */
  private int ahead(int delivered) {
    return bench.comm.requested(link) - 1 - delivered;
  }

  @Test
  void newLinkMayDeliverOneMessage() {
    assertThat(ahead(0)).isOne();
  }

  @Test
  void linkWhoseMessagesAreSmallSoonMayDeliverAWindow() {
    deliver(SMALL);
    assertThat(ahead(1)).isEqualTo(2);
    deliver(SMALL);
    assertThat(ahead(2)).isEqualTo(4);
    deliver(SMALL);
    deliver(SMALL);
    assertThat(ahead(4)).isEqualTo(WINDOW);

    deliver(SMALL);
    assertThat(ahead(5)).isEqualTo(WINDOW);
  }

  @Test
  void largeMessagesNarrowTheWindowToOne() {
    for (int i = 0; i < 4; i++) {
      deliver(SMALL);
    }
    for (int i = 1; i < WINDOW; i++) {
      deliver(LARGE);
      assertThat(ahead(4 + i)).isEqualTo(WINDOW - i);
    }

    deliver(LARGE);
    assertThat(ahead(4 + WINDOW)).isOne();
    deliver(LARGE);
    assertThat(ahead(5 + WINDOW)).isOne();

    deliver(SMALL);
    assertThat(ahead(6 + WINDOW)).isEqualTo(2);
  }

  @Test
  void undecodableMessageEndsTheLinkOfAKnownPeer() {
    fails(DecodeFailure.MALFORMED);

    assertThat(bench.comm.aborted).containsEntry(link, "MALFORMED_MESSAGE");
    assertThat(bench.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("MALFORMED_MESSAGE " + ANN.pkiId());
    assertThat(bench.events(LinkClosed.class)).hasSize(1);
    assertThat(bench.connections.links()).isZero();
  }

  @Test
  void undecodableMessageDoesNotCallForARedial() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    fails(DecodeFailure.MALFORMED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.dials).isEmpty();
  }

  @Test
  void messageThatLacksAPartIsRefusedAndTheLinkGoesOn() {
    fails(DecodeFailure.MISSING_TIMESTAMP);
    fails(DecodeFailure.UNKNOWN_CONTENT);

    assertThat(bench.rejections())
        .containsExactly(Rejection.MISSING_PART, Rejection.UNKNOWN_CONTENT);
    assertThat(bench.rejected().map(GossipEvent.Rejected::detail))
        .containsExactly("MISSING_TIMESTAMP: odd", "UNKNOWN_CONTENT: odd");
    assertThat(bench.connections.links()).isOne();
    assertThat(ahead(2)).isPositive();
  }

  @Test
  void messageOnALinkThatIsGoneIsIgnored() {
    fails(DecodeFailure.MALFORMED);

    bench.says(link, 7, new Content.StateInfoPullRequest(Bytes.EMPTY));

    assertThat(bench.listener.received).isEmpty();
  }
}
