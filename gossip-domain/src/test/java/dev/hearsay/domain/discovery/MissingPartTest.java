// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An alive message without membership, PKI-ID or timestamp is refused wherever it stands inside
 * another message, and hides none of its neighbours (pitfalls A.8).
 */
class MissingPartTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer friend = TestPeer.in(ORG1, "friend");
  private final TestPeer first = TestPeer.in(ORG1, "first");
  private final TestPeer last = TestPeer.in(ORG1, "last");
  private final TestPeer other = TestPeer.in(ORG1, "other");

  @ParameterizedTest
  @EnumSource(names = {"MISSING_MEMBERSHIP", "MISSING_PKI_ID", "MISSING_TIMESTAMP"})
  void aSelfInformationThatLacksAPartGetsNoAnswerAndTheNextOneDoes(DecodeFailure missing) {
    node.request(first, 1, lacking(missing));
    assertThat(node.sentTo(first)).isEmpty();

    node.request(first, 2, envelope(first));

    assertThat(node.sentTo(first)).extracting(sent -> sent.message().nonce()).containsExactly(2L);
    assertThat(node.alive()).containsExactly("first");
    assertRefusedOnce(missing, first);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING_MEMBERSHIP", "MISSING_PKI_ID", "MISSING_TIMESTAMP"})
  void anAliveElementThatLacksAPartHidesNone(DecodeFailure missing) {
    long nonce = node.asks(friend);

    node.respond(
        friend,
        nonce,
        List.of(envelope(first), lacking(missing), envelope(last)),
        List.of(envelope(other)));

    assertThat(node.alive()).containsExactly("first", "friend", "last");
    assertThat(node.dead()).containsExactly("other");
    assertRefusedOnce(missing, friend);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING_MEMBERSHIP", "MISSING_PKI_ID", "MISSING_TIMESTAMP"})
  void aDeadElementThatLacksAPartHidesNone(DecodeFailure missing) {
    long nonce = node.asks(friend);

    node.respond(
        friend,
        nonce,
        List.of(envelope(other)),
        List.of(envelope(first), lacking(missing), envelope(last)));

    assertThat(node.alive()).containsExactly("friend", "other");
    assertThat(node.dead()).containsExactly("first", "last");
    assertRefusedOnce(missing, friend);
  }

  private Envelope envelope(TestPeer author) {
    return node.alive(author, 1, 1).envelope();
  }

  private Envelope lacking(DecodeFailure part) {
    return Envelope.signed(node.codec.undecodable(part), Bytes.utf8("signature"));
  }

  /** The refusal names what is missing, and who brought it. */
  private void assertRefusedOnce(DecodeFailure missing, TestPeer from) {
    assertThat(node.events(Rejected.class))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo(Rejection.MISSING_PART);
          assertThat(refused.source()).isEqualTo(from.pkiId().toString());
          assertThat(refused.detail()).startsWith(missing.name());
        });
  }
}
