// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageSigner;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeOffloadTest {

  private static final ValidatedIdentity PEER = FakeCrypto.identity(1);
  private static final LinkId LINK = LinkId.inbound(1);
  private static final LinkInfo PLAINTEXT =
      new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, "127.0.0.1:1");
  private static final SignedMessage FIRST =
      new SignedMessage(
          Envelope.signed(Bytes.utf8("conn"), FakeCrypto.GOOD),
          HandshakeMessages.own(PEER, Bytes.EMPTY, false));

  private final FakeCrypto crypto = new FakeCrypto();
  private final ManualOffload offload = new ManualOffload();
  private final HandshakeOffload desk =
      new HandshakeOffload(
          crypto,
          new MessageSigner(crypto, new FakeCodec()),
          offload,
          () -> new Now(0, Instant.EPOCH));

  @Test
  void aVerdictOnAKnownPeerStands() {
    desk.judge(LINK, FIRST, PLAINTEXT, Optional.of(PEER));

    Input.HandshakeJudged judged = (Input.HandshakeJudged) offload.next();

    assertThat(judged.verdict()).isInstanceOf(HandshakeVerdict.Accepted.class);
    assertThat(desk.stands(judged)).isTrue();
  }

  @Test
  void aVerdictThatWasBegunBeforeTrustChangedIsGivenAnewWithoutWhatWasKnown() {
    desk.judge(LINK, FIRST, PLAINTEXT, Optional.of(PEER));
    Input.HandshakeJudged early = (Input.HandshakeJudged) offload.next();

    desk.trustChanged();

    assertThat(desk.stands(early)).isFalse();
    Input.HandshakeJudged late = (Input.HandshakeJudged) offload.next();
    assertThat(desk.stands(late)).isTrue();
    assertThat(late.verdict())
        .isEqualTo(new HandshakeVerdict.Refused(Rejection.INVALID_IDENTITY, "never valid"));
  }

  @Test
  void aVerdictThatIsBegunAfterwardsStands() {
    desk.trustChanged();
    desk.judge(LINK, FIRST, PLAINTEXT, Optional.of(PEER));

    assertThat(desk.stands((Input.HandshakeJudged) offload.next())).isTrue();
  }

  @Test
  void anOwnHandshakeThatCannotBeSignedIsAnAnswerToo() {
    crypto.keyIsBroken = true;
    HandshakeKey key = new HandshakeKey(false, Bytes.EMPTY, false);

    desk.sign(key);

    assertThat(offload.next())
        .isEqualTo(new Input.HandshakeSigningFailed(key, "the key is locked"));
  }
}
