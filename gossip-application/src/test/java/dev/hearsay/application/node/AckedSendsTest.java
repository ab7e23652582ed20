// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.RecordedSayings.Said;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AckedSendsTest {

  private static final Now NOW = new Now(0, Instant.EPOCH);

  private final RecordedSayings said = new RecordedSayings();
  private final List<PeerAddress> asked = new ArrayList<>();
  private long token;
  private boolean refuseAtOnce;
  private final AckedSends sends = new AckedSends(this::ask, new SeededRandomness(7), said);

  private void ask(PeerAddress target, long given, GossipMessage m, Duration timeout, Now now) {
    asked.add(target);
    token = given;
    if (refuseAtOnce) {
      sends.acknowledged(given, "unreachable");
    }
  }

  @Test
  void noMorePeersAreAskedThanWanted() {
    begin(5, 3, 1);

    assertThat(asked).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void theReportComesWithTheLastAcknowledgementNeeded() {
    begin(3, 3, 2);
    sends.acknowledged(token, "");
    assertThat(said.replies).isEmpty();
    sends.acknowledged(token, "");

    assertThat(said.replies).containsExactly(report(2));
  }

  @Test
  void lateAnswersArePassedOver() {
    begin(3, 3, 1);
    sends.acknowledged(token, "");
    sends.acknowledged(token, "");
    sends.acknowledged(token, "timed out");

    assertThat(said.replies).containsExactly(report(1));
  }

  @Test
  void failuresAreCountedByTheirText() {
    begin(3, 3, 3);
    sends.acknowledged(token, "timed out");
    sends.acknowledged(token, "no room");
    sends.acknowledged(token, "timed out");

    assertThat(said.replies).containsExactly(report(0, "no room", 1, "timed out", 2));
  }

  @Test
  void withoutNeedOfAcknowledgementsAllAnswersAreAwaited() {
    begin(2, 2, 0);
    sends.acknowledged(token, "timed out");
    assertThat(said.replies).isEmpty();
    sends.acknowledged(token, "");

    assertThat(said.replies).containsExactly(report(1, "timed out", 1));
  }

  @Test
  void withoutCandidatesTheReportIsEmpty() {
    begin(0, 3, 0);

    assertThat(said.replies).containsExactly(report(0));
  }

  @Test
  void peersThatCannotBeReachedAnswerWhileTheOthersAreStillAsked() {
    refuseAtOnce = true;
    begin(3, 3, 1);

    assertThat(asked).hasSize(3);
    assertThat(said.replies).containsExactly(report(0, "unreachable", 3));
  }

  private void begin(int candidates, int maxPeers, int minAck) {
    List<PeerAddress> addresses =
        IntStream.range(0, candidates)
            .mapToObj(i -> new PeerAddress(new PkiId(Bytes.utf8("peer" + i)), Endpoint.NONE))
            .toList();
    sends.begin(
        9,
        new Command.SendByCriteria(
            GossipMessage.of(new Content.Empty()),
            addresses,
            maxPeers,
            minAck,
            Duration.ofSeconds(1)),
        NOW);
  }

  private static Said report(int successes, Object... failures) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < failures.length; i += 2) {
      counts.put((String) failures[i], (Integer) failures[i + 1]);
    }
    return new Said(9, new Reply.Acked(new AckReport(successes, counts)));
  }
}
