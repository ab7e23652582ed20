// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.BlockVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockDeskTest {

  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final int MOST_FOR_ONE = BlockDesk.MAX_SHARED_CHECKS / 2;
  private static final Bytes FORGED = Bytes.utf8("forged");

  private final FakeCrypto crypto = new FakeCrypto();
  private final ManualOffload offload = new ManualOffload();
  private final List<GossipEvent> events = new ArrayList<>();
  private final Map<BlockOrigin, BlockResult> answers = new LinkedHashMap<>();
  private Now now = new Now(0, Instant.EPOCH);
  private final BlockDesk desk =
      new BlockDesk(
          new BlockVerifier(crypto), offload, events::add, CheckSettings.defaults(), () -> now);

  @Test
  void aBlockIsVerifiedOnceForAllWhoBroughtIt() {
    ask(FakeCrypto.GOOD, 1);
    ask(FakeCrypto.GOOD, 2);

    assertThat(offload.waiting()).isEqualTo(1);
    work();

    assertThat(crypto.blocksVerified).isEqualTo(1);
    assertThat(answers).hasSize(2);
    assertThat(answers.values()).allMatch(BlockResult.Passed.class::isInstance);
  }

  @Test
  void anotherBlockWithTheSameNumberIsAnotherCheck() {
    ask(FORGED, 1);
    ask(FakeCrypto.GOOD, 2);

    work();

    assertThat(answers.get(origin(FORGED, 1)))
        .isEqualTo(new BlockResult.Failed(Rejection.BAD_BLOCK, "not the orderers' block"));
    assertThat(answers.get(origin(FakeCrypto.GOOD, 2))).isInstanceOf(BlockResult.Passed.class);
  }

  @Test
  void itTellsHowLongACheckTookWaitingIncluded() {
    ask(FakeCrypto.GOOD, 1);
    now = new Now(5_000_000, Instant.EPOCH);

    work();

    assertThat(events)
        .containsExactly(
            new GossipEvent.SignaturesChecked(1),
            new GossipEvent.Verified(Lane.BLOCKS, Duration.ofMillis(5)));
  }

  @Test
  void whatIsBeingCheckedWhenTrustChangesIsJudgedAnew() {
    ask(FakeCrypto.GOOD, 1);
    desk.trustChanged();

    desk.complete((Input.BlockChecked) offload.next(), answers::put);

    assertThat(answers).isEmpty();
    assertThat(offload.waiting()).isEqualTo(1);
    work();
    assertThat(answers.get(origin(FakeCrypto.GOOD, 1))).isInstanceOf(BlockResult.Passed.class);
    assertThat(crypto.blocksVerified).isEqualTo(2);
  }

  @Test
  void howeverManyPeersTakeWhatTheyCanThereIsRoomForOneMore() {
    int asked = 0;
    for (int peer = 1; peer <= 20; peer++) {
      for (int i = 0; i < BlockDesk.MAX_SHARED_CHECKS; i++) {
        asked++;
        ask(Bytes.utf8("block " + asked), peer);
      }
    }
    int running = offload.waiting();
    assertThat(running).isLessThan(BlockDesk.MAX_SHARED_CHECKS + 20);

    ask(FakeCrypto.GOOD, 21);

    assertThat(offload.waiting()).isEqualTo(running + 1);
  }

  @Test
  void onePeerCannotTakeAllChecksForItself() {
    for (int i = 0; i < MOST_FOR_ONE; i++) {
      ask(Bytes.utf8("block " + i), 1);
    }

    ask(FakeCrypto.GOOD, 1);
    desk.answerWaiting(answers::put);
    assertThat(answers.get(origin(FakeCrypto.GOOD, 1)))
        .isEqualTo(new BlockResult.Failed(Rejection.OVERLOADED, ""));

    ask(FakeCrypto.GOOD, 2);
    assertThat(offload.waiting()).isEqualTo(MOST_FOR_ONE + 1);
  }

  @Test
  void onePeerCannotHaveMoreBlocksCheckedThanItsAllowance() {
    int burst = CheckSettings.defaults().burst();
    for (int i = 0; i < burst; i++) {
      ask(Bytes.utf8("block " + i), 1);
      work();
    }

    ask(FakeCrypto.GOOD, 1);
    work();
    assertThat(answers.get(origin(FakeCrypto.GOOD, 1)))
        .isEqualTo(new BlockResult.Failed(Rejection.OVERLOADED, ""));

    now = new Now(Duration.ofSeconds(1).toNanos(), Instant.EPOCH);
    ask(FakeCrypto.GOOD, 1);
    work();
    assertThat(answers.get(origin(FakeCrypto.GOOD, 1))).isInstanceOf(BlockResult.Passed.class);
  }

  @Test
  void onePeerCannotFillTheMemoryWithBlocksThatWait() {
    int third = (int) (BlockDesk.MAX_SHARED_BYTES / 3);
    Bytes large = Bytes.wrap(new byte[third + 1]);
    Bytes another = Bytes.wrap(new byte[third + 2]);
    ask(large, 1);

    ask(another, 1);
    desk.answerWaiting(answers::put);

    assertThat(answers.get(origin(another, 1)))
        .isEqualTo(new BlockResult.Failed(Rejection.OVERLOADED, ""));
    ask(another, 2);
    assertThat(offload.waiting()).isEqualTo(2);
  }

  @Test
  void aPeerMayAskAgainWhenItsChecksAreDone() {
    for (int i = 0; i < MOST_FOR_ONE; i++) {
      ask(Bytes.utf8("block " + i), 1);
    }
    work();

    ask(FakeCrypto.GOOD, 1);
    work();

    assertThat(answers.get(origin(FakeCrypto.GOOD, 1))).isInstanceOf(BlockResult.Passed.class);
  }

  @Test
  void anAnswerThatNobodyWaitsForIsIgnored() {
    ask(FakeCrypto.GOOD, 1);
    Input.BlockChecked answer = (Input.BlockChecked) offload.next();
    desk.complete(answer, answers::put);
    answers.clear();

    desk.complete(answer, answers::put);

    assertThat(answers).isEmpty();
  }

  private void ask(Bytes block, int from) {
    desk.verify(check(block), origin(block, from));
  }

  private void work() {
    while (offload.waiting() > 0) {
      desk.complete((Input.BlockChecked) offload.next(), answers::put);
    }
    desk.answerWaiting(answers::put);
  }

  private static BlockOrigin origin(Bytes block, int from) {
    PkiId peer = FakeCrypto.identity(from).pkiId();
    return new BlockOrigin(CHANNEL, 7, peer, BlockRoute.PUSHED, envelope(block));
  }

  private static BlockCheck check(Bytes block) {
    Content.DataMessage data = new Content.DataMessage(new Content.Payload(7, block, List.of()));
    GossipMessage message = new GossipMessage(0, CHANNEL, Tag.CHAN_AND_ORG, data);
    return new BlockCheck(CHANNEL, new SignedMessage(envelope(block), message), data);
  }

  private static Envelope envelope(Bytes block) {
    return Envelope.unsigned(block);
  }
}
