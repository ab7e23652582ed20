// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What links and nodes cost, at the edges. */
class GrpcCostTest {

  private static final int LARGEST = GrpcLimits.Sizes.DEFAULTS.receive();

  /** Tag and length before a payload of almost 100 MiB. */
  private static final int FRAMING = 5;

  private final TestNodes nodes = new TestNodes();

  @AfterEach
  void closeAll() {
    nodes.close();
  }

  @Test
  void messageOfExactlyTheLargestSizeArrives() {
    CommStation sender = nodes.startedPlaintext();
    CommStation receiver = nodes.startedPlaintext();
    LinkId out = sender.connect(1, receiver);
    LinkId in = receiver.recorder().awaitInbound().link();

    receiver.comm().request(in, 2);
    sender.comm().write(out, TestEnvelopes.ofBytes(1));
    sender.comm().write(out, TestEnvelopes.ofBytes(LARGEST - FRAMING));

    Envelope arrived = receiver.recorder().awaitEnvelopes(in, 2).getLast();
    assertThat(arrived.payload().length()).isEqualTo(LARGEST - FRAMING);
  }

  @Test
  void messageOneByteLargerEndsTheLink() {
    GrpcLimits generous =
        new GrpcLimits(
            new GrpcLimits.Sizes(LARGEST, LARGEST + 1, 64 * 1024, 256 * 1024),
            GrpcLimits.Counts.DEFAULTS);
    CommStation sender = nodes.startedPlaintext(settings -> settings.withLimits(generous));
    CommStation receiver = nodes.startedPlaintext();
    LinkId out = sender.connect(1, receiver);
    LinkId in = receiver.recorder().awaitInbound().link();

    receiver.comm().request(in, 2);
    sender.comm().write(out, TestEnvelopes.ofBytes(1));
    sender.comm().write(out, TestEnvelopes.ofBytes(LARGEST - FRAMING + 1));

    assertThat(receiver.recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.OVERSIZED);
    sender.recorder().awaitDown(out);
  }

  @Test
  void readerThatDoesNotReadHoldsUpTheWriterWithinItsWindow() {
    CommStation writer = nodes.startedPlaintext();
    CommStation reader = nodes.startedPlaintext();
    LinkId out = writer.connect(1, reader);
    LinkId in = reader.recorder().awaitInbound().link();
    Envelope piece = TestEnvelopes.ofBytes(16 * 1024);

    int written = 0;
    int refusals = 0;
    boolean stuck = false;
    while (!stuck) {
      written++;
      if (!writer.comm().write(out, piece)) {
        refusals++;
        pingThereAndBack(writer, reader, refusals);
        stuck = writer.recorder().reports(CommReport.Writable.class).size() < refusals;
      }
    }

    assertThat(written * 16L * 1024).isLessThan(4L * GrpcLimits.Sizes.DEFAULTS.window());
    assertThat(reader.recorder().envelopes(in)).isEmpty();
  }

  @Test
  void fiftyNodesShareTheThreadsOfTheProcess() {
    int before = Thread.activeCount();
    List<CommStation> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(nodes.startedPlaintext());
    }
    for (int i = 0; i < 50; i++) {
      all.get(i).connect(1, all.get((i + 1) % 50));
    }

    assertThat(Thread.activeCount() - before).isLessThan(10);
  }

  private static void pingThereAndBack(CommStation from, CommStation to, long token) {
    from.comm().ping(token, to.endpoint());
    from.recorder().await(CommReport.Pinged.class, report -> report.token() == token);
  }
}
