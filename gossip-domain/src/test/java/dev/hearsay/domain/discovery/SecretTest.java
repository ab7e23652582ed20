// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The internal endpoint and the secret that carries it (discovery §6, pitfalls A.3.5 and A.3.13).
 */
class SecretTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");
  private final TestPeer foreigner = TestPeer.in(ORG2, "foreigner");

  /** The message as a foreign organization relays it. */
  private static SignedMessage stripped(SignedMessage message) {
    return new SignedMessage(message.envelope().withoutSecret(), message.message());
  }

  @Test
  void aMessageWithoutSecretKeepsTheInternalEndpoint() {
    node.push(node.alive(peer, 1, 1));

    node.push(node.alive(peer, 1, 2).withoutSecret());

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
  }

  @Test
  void anEmptySecretKeepsTheInternalEndpoint() {
    node.push(node.alive(peer, 1, 1));

    node.push(node.alive(peer, 1, 2).secret(""));

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
  }

  @Test
  void aSecretThatNobodyCouldDialKeepsTheInternalEndpoint() {
    node.push(node.alive(peer, 1, 1));

    node.push(node.alive(peer, 1, 2).secret("nowhere"));

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
  }

  @Test
  void aSecretSurvivesResurrectionByAMessageWithoutOne() {
    node.push(node.alive(peer, 1, 1));
    node.discovery.presumedDead(peer.pkiId(), node.now());

    node.push(node.alive(peer, 1, 2).withoutSecret());

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
  }

  @Test
  void aLaterCopyOfTheSameTimeBringsTheSecretThatAForeignRelayDropped() {
    SignedMessage complete = node.alive(peer, 1, 1).message();
    node.push(foreigner, stripped(complete));
    assertThat(node.member(peer).internalEndpoint()).isEqualTo(Endpoint.NONE);

    node.push(peer, complete);

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
    assertThat(node.member(peer).envelope()).isEqualTo(complete.envelope());
    assertThat(node.gossiped).hasSize(1);
    assertThat(node.rejections()).isEmpty();
  }

  @Test
  void theSecretOfALaterCopyIsVerifiedBeforeItIsTaken() {
    SignedMessage complete = node.alive(peer, 1, 1).message();
    SecretEnvelope forged =
        new SecretEnvelope(
            complete.envelope().secret().orElseThrow().payload(), Bytes.utf8("forged"));
    Envelope withForgery = complete.envelope().withSecret(forged);
    node.push(foreigner, stripped(complete));

    node.push(peer, new SignedMessage(withForgery, complete.message()));

    assertThat(node.rejections()).containsExactly(Rejection.BAD_SECRET_SIGNATURE);
    assertThat(node.member(peer).internalEndpoint()).isEqualTo(Endpoint.NONE);
    assertThat(node.member(peer).envelope().secret()).isEmpty();
  }

  @Test
  void aResponseBringsAMissingSecretTooAndADeadMemberStaysDead() {
    SignedMessage complete = node.alive(peer, 1, 1).message();
    TestPeer friend = TestPeer.in(ORG1, "friend");
    long nonce = node.asks(friend);
    node.push(foreigner, stripped(complete));
    node.discovery.presumedDead(peer.pkiId(), node.now());

    node.respond(friend, nonce, List.of(complete.envelope()), List.of());

    assertThat(node.member(peer).internalEndpoint()).isEqualTo(peer.internal());
    assertThat(node.dead()).containsExactly("peer");
  }

  @Test
  void onceTheSecretIsKnownFurtherCopiesAreNotVerified() {
    SignedMessage complete = node.alive(peer, 1, 1).message();
    node.push(peer, complete);
    int checks = node.checksAsked;

    node.push(foreigner, stripped(complete));
    node.push(peer, complete);

    assertThat(node.checksAsked).isEqualTo(checks);
  }

  @Test
  void theSecretOfAForeignMemberIsNeitherKeptNorPassedOn() {
    node.push(node.alive(foreigner, 1, 1));

    assertThat(node.member(foreigner).internalEndpoint()).isEqualTo(Endpoint.NONE);
    assertThat(node.member(foreigner).envelope().secret()).isEmpty();
    assertThat(node.gossiped.getFirst().message().envelope().secret()).isEmpty();
  }

  @Test
  void whatIsRelayedFromARepeatedCopyIsTheVerifiedOne() {
    SignedMessage complete = node.alive(peer, 1, 1).message();
    TestPeer friend = TestPeer.in(ORG1, "friend");
    long nonce = node.asks(friend);
    node.respond(friend, nonce, List.of(complete.envelope()), List.of());
    node.gossiped.clear();
    SecretEnvelope forged = new SecretEnvelope(Bytes.utf8("x"), Bytes.utf8("forged"));

    node.push(peer, new SignedMessage(complete.envelope().withSecret(forged), complete.message()));

    assertThat(node.gossiped).hasSize(1);
    assertThat(node.gossiped.getFirst().message().envelope()).isEqualTo(complete.envelope());
  }
}
