// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Bench bench = new Bench(ConnectionSettings.defaults().withMaxPendingAcks(2));

  private static GossipMessage privateData() {
    Content content =
        new Content.PrivateDataMessage(
            new Content.PrivatePayload("c", "ns", "tx", Bytes.EMPTY, 7, Bytes.EMPTY));
    return new GossipMessage(99, ChannelId.of("mychannel"), Tag.CHAN_ONLY, content);
  }

  private void ask(ValidatedIdentity peer, long token) {
    bench.connections.sendAcked(Bench.addressOf(peer), token, privateData(), TIMEOUT, bench.now());
  }

  private GossipMessage lastWritten(LinkId link) {
    return bench.codec.messageOf(bench.comm.written(link).getLast());
  }

  private void answer(LinkId link, long nonce, String error) {
    bench.says(link, nonce, new Content.Acknowledgement(error));
  }

  @Test
  void messageLeavesUnsignedUnderAFreshNonce() {
    LinkId link = bench.inboundFrom(ANN);

    ask(ANN, 1);
    GossipMessage first = lastWritten(link);
    ask(ANN, 2);

    assertThat(first.content()).isEqualTo(privateData().content());
    assertThat(first.channel()).isEqualTo(privateData().channel());
    assertThat(first.tag()).isEqualTo(Tag.CHAN_ONLY);
    assertThat(first.nonce()).isNotEqualTo(99).isNotEqualTo(lastWritten(link).nonce());
    assertThat(bench.comm.written(link).getLast().signature().isEmpty()).isTrue();
  }

  @Test
  void answerOfThePeerEndsTheWaitOnce() {
    LinkId link = bench.inboundFrom(ANN);
    ask(ANN, 5);
    long nonce = lastWritten(link).nonce();

    answer(link, nonce, "");
    answer(link, nonce, "");
    bench.pass(TIMEOUT);

    assertThat(bench.listener.news).containsExactly("proved ann@Org1", "acknowledged 5 a ''");
    assertThat(bench.listener.received).isEmpty();
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void errorOfThePeerIsPassedOnInItsOwnWords() {
    LinkId link = bench.inboundFrom(ANN);
    ask(ANN, 5);

    answer(link, lastWritten(link).nonce(), "not eligible");

    assertThat(bench.listener.news).contains("acknowledged 5 a 'not eligible'");
  }

  @Test
  void answerOfSomebodyElseDoesNotCount() {
    LinkId link = bench.inboundFrom(ANN);
    LinkId other = bench.inboundFrom(ZOE);
    ask(ANN, 5);

    answer(other, lastWritten(link).nonce(), "");

    assertThat(bench.listener.news).doesNotContain("acknowledged 5 a ''");
  }

  @Test
  void answerOnAnotherLinkOfThePeerCounts() {
    LinkId first = bench.inboundFrom(ANN);
    ask(ANN, 5);

    answer(bench.inboundFrom(ANN), lastWritten(first).nonce(), "");

    assertThat(bench.listener.news).contains("acknowledged 5 a ''");
  }

  @Test
  void waitEndsWithTheTimeoutAndALateAnswerIsIgnored() {
    LinkId link = bench.inboundFrom(ANN);
    ask(ANN, 5);

    bench.pass(TIMEOUT);
    answer(link, lastWritten(link).nonce(), "");

    assertThat(bench.listener.news)
        .containsExactly("proved ann@Org1", "acknowledged 5 a 'timed out'");
  }

  @Test
  void awaitedAnswersAreBounded() {
    bench.inboundFrom(ANN);
    ask(ANN, 1);
    ask(ANN, 2);

    ask(ANN, 3);

    assertThat(bench.listener.news)
        .containsExactly(
            "proved ann@Org1", "acknowledged 3 a 'too many acknowledgements are awaited'");
    assertThat(bench.rejections()).containsExactly(Rejection.OVERLOADED);
  }

  @Test
  void peerThatCannotBeReachedEndsTheWaitAtOnce() {
    ask(ANN, 5);
    bench.breaks(bench.lastDial(), LinkEnd.DIAL_FAILED);
    bench.pass(Duration.ofMillis(250));
    bench.breaks(bench.lastDial(), LinkEnd.DIAL_FAILED);
    ask(ANN, 6);

    assertThat(bench.listener.news)
        .containsExactly(
            "acknowledged 5 a 'unreachable: dial failed: so it is'",
            "dead a",
            "acknowledged 6 a 'not sent: UNREACHABLE'");
  }

  @Test
  void stopEndsAllWaits() {
    bench.inboundFrom(ANN);
    ask(ANN, 1);
    ask(ZOE, 2);

    bench.connections.stop(bench.now());

    assertThat(bench.listener.news)
        .contains("acknowledged 1 a 'this node stops'", "acknowledged 2 z 'this node stops'");
  }

  @Test
  void acknowledgementCarriesTheNonceAndTheUndefinedTagOnTheSameLink() {
    LinkId link = bench.inboundFrom(ANN);
    bench.inboundFrom(ANN);
    SignedMessage asked = bench.signed(ANN, privateData());

    bench.connections.acknowledge(
        new ReceivedMessage(asked, bench.infoOf(link, ANN)), "no", bench.now());

    assertThat(lastWritten(link))
        .isEqualTo(
            new GossipMessage(
                99, ChannelId.NONE, Tag.UNDEFINED, new Content.Acknowledgement("no")));
  }
}
