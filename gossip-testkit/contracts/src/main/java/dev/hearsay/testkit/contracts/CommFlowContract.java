// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.port.LinkEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How envelopes flow on a link that is up: the part of {@link CommContract} about messages. */
public abstract class CommFlowContract extends CommTestBed {

  static final int PLENTY = 1000;
  private static final Envelope PIECE = Envelope.unsigned(Bytes.wrap(new byte[32 * 1024]));

  @Test
  void envelopesArriveUnchangedAndInOrderInBothDirections() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    List<Envelope> there = envelopes("there", 100);
    List<Envelope> back = envelopes("back", 100);

    alice().comm().request(out, PLENTY);
    bob().comm().request(in, PLENTY);
    alice().writeAll(out, there);
    bob().writeAll(in, back);

    assertThat(bob().recorder().awaitEnvelopes(in, 100)).isEqualTo(there);
    assertThat(alice().recorder().awaitEnvelopes(out, 100)).isEqualTo(back);
  }

  @Test
  void everyShapeOfEnvelopeArrivesEqual() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    SecretEnvelope secret = new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("its signature"));
    List<Envelope> shapes =
        List.of(
            Envelope.unsigned(Bytes.EMPTY),
            Envelope.unsigned(Bytes.utf8("unsigned")),
            Envelope.signed(Bytes.utf8("signed"), Bytes.utf8("signature")),
            Envelope.signed(Bytes.utf8("with secret"), Bytes.utf8("signature")).withSecret(secret),
            Envelope.unsigned(Bytes.utf8("empty secret"))
                .withSecret(new SecretEnvelope(Bytes.EMPTY, Bytes.EMPTY)));

    bob().comm().request(in, PLENTY);
    alice().writeAll(out, shapes);

    assertThat(bob().recorder().awaitEnvelopes(in, shapes.size())).isEqualTo(shapes);
  }

  @Test
  void largeEnvelopeArrivesWhole() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    Envelope first = Envelope.unsigned(Bytes.utf8("first"));
    Envelope large = Envelope.unsigned(Bytes.wrap(new byte[8 * 1024 * 1024]));

    bob().comm().request(in, 2);
    alice().writeAll(out, List.of(first, large));

    assertThat(bob().recorder().awaitEnvelopes(in, 2)).containsExactly(first, large);
  }

  @Test
  void messageThatIsTooLargeEndsItsLinkAndOnlyThat() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    Envelope first = Envelope.unsigned(Bytes.utf8("first"));
    int tooMuch = largestMessage() + 1;

    bob().comm().request(in, PLENTY);
    alice().writeAll(out, List.of(first, Envelope.unsigned(Bytes.wrap(new byte[tooMuch]))));

    assertThat(bob().recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.OVERSIZED);
    assertThat(bob().recorder().envelopes(in)).containsExactly(first);
    alice().recorder().awaitDown(out);
    goThereAndBackOnAnotherLink();
  }

  @Test
  void nothingArrivesBeforeItIsRequested() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    alice().writeAll(out, envelopes("early", 3));
    goThereAndBackOnAnotherLink();

    assertThat(bob().recorder().envelopes(in)).isEmpty();
    bob().comm().request(in, 3);
    assertThat(bob().recorder().awaitEnvelopes(in, 3)).isEqualTo(envelopes("early", 3));
  }

  @Test
  void noMoreArriveThanWereRequested() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    bob().comm().request(in, 1);
    bob().comm().request(in, 1);
    alice().writeAll(out, envelopes("wave", 5));
    bob().recorder().awaitEnvelopes(in, 2);
    goThereAndBackOnAnotherLink();

    assertThat(bob().recorder().envelopes(in)).isEqualTo(envelopes("wave", 2));
    bob().comm().request(in, PLENTY);
    assertThat(bob().recorder().awaitEnvelopes(in, 5)).isEqualTo(envelopes("wave", 5));
  }

  @Test
  void writerThatWasToldToWaitHearsWhenItMayGoOn() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    Stuck stuck = writeUntilStuck(out);

    bob().comm().request(in, stuck.written());
    bob().recorder().awaitEnvelopes(in, stuck.written());
    alice().recorder().awaitThat("writable again", () -> writableReports(out) == stuck.refusals());
  }

  @Test
  void writerThatHeedsTheAnswersBringsEverythingThrough() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    bob().comm().request(in, PLENTY);

    int refusals = 0;
    for (int i = 0; i < 200; i++) {
      if (!alice().comm().write(out, PIECE)) {
        refusals++;
        int expected = refusals;
        alice().recorder().awaitThat("writable again", () -> writableReports(out) == expected);
      }
    }

    assertThat(bob().recorder().awaitEnvelopes(in, 200)).containsOnly(PIECE);
  }

  @Test
  void linkThatNobodyReadsDoesNotHoldUpAnother() {
    LinkId stuck = alice().connect(1, bob());
    bob().recorder().awaitInbound();
    writeUntilStuck(stuck);

    goThereAndBackOnAnotherLink();
  }

  /** How many pieces a writer wrote until it was stuck, and how often it was told to wait. */
  private record Stuck(int written, int refusals) {}

  /** Writes as long as it may: the transport may take a while to find out that nobody reads. */
  private Stuck writeUntilStuck(LinkId link) {
    int refusals = 0;
    for (int written = 1; written <= 10_000; written++) {
      if (!alice().comm().write(link, PIECE)) {
        refusals++;
        goThereAndBackOnAnotherLink();
        if (writableReports(link) < refusals) {
          return new Stuck(written, refusals);
        }
      }
    }
    throw new AssertionError("10000 unread pieces of 32 KiB did not fill the link");
  }

  private long writableReports(LinkId link) {
    return alice().recorder().reports(CommReport.Writable.class).stream()
        .filter(report -> report.link().equals(link))
        .count();
  }
}
