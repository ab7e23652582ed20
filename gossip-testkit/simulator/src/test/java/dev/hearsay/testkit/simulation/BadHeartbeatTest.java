// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nonsense and malice about who is alive, by a peer that has proved who it is. */
class BadHeartbeatTest extends BadInput {

  @ParameterizedTest
  @CsvSource({"5, 5", "5, 4", "4, 9"})
  void aHeartbeatThatIsNotNewerIsRefused(long incarnation, long sequence) {
    mallory.greet(victim);
    mallory.say(alive(5, 5).envelope());
    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());

    mallory.say(alive(incarnation, sequence).envelope());

    assertRefusedAndConnected(Rejection.STALE_ALIVE);
  }

  @Test
  void timesOfTwoToThe63AndMoreAreNewerThanSmallOnes() {
    mallory.greet(victim);
    mallory.say(alive(Long.MIN_VALUE, 1).envelope());

    mallory.say(alive(Long.MAX_VALUE, 1).envelope());
    mallory.say(alive(-1, -1).envelope());

    assertThat(count(Rejection.STALE_ALIVE)).isEqualTo(1);
    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatWithABadSignatureIsRefused() {
    mallory.greet(victim);

    mallory.say(Envelope.signed(alive(1, 1).envelope().payload(), Bytes.wrap(new byte[32])));

    assertRefusedAndConnected(Rejection.BAD_SIGNATURE);
    assertThat(Networks.alive(victim)).doesNotContain(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatWithABadSecretIsRefusedAndAGoodCopyStillCounts() {
    mallory.greet(victim);
    Envelope good = alive(1, 1).envelope();

    mallory.say(good.withSecret(new SecretEnvelope(Bytes.hex("0a00"), Bytes.wrap(new byte[32]))));
    assertRefusedAndConnected(Rejection.BAD_SECRET_SIGNATURE);
    mallory.say(good);

    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatOfSomebodyUnknownIsRefused() {
    mallory.greet(victim);
    RawPeer stranger = peer("stranger", ORG1, LATER);

    mallory.say(stranger.sign(aliveOf(stranger.identity(), 1, 1)).envelope());

    assertRefusedAndConnected(Rejection.UNKNOWN_IDENTITY);
  }

  @Test
  void aHeartbeatWithANonsenseEndpointIsRefused() {
    mallory.greet(victim);
    Content.Member member =
        new Content.Member(
            new Endpoint("host:7051\nadmin:7051"), Bytes.EMPTY, mallory.identity().pkiId());

    mallory.say(
        mallory
            .sign(
                GossipMessage.of(
                    new Content.AliveMessage(member, new PeerTime(1, 1), PeerIdentity.NONE)))
            .envelope());

    assertRefusedAndConnected(Rejection.MALFORMED_ENDPOINT);
  }

  @Test
  void aMembershipRequestInSomebodyElsesNameIsRefusedAndNotAnswered() {
    mallory.greet(victim);
    RawPeer other = peer("other", ORG1, LATER);
    Envelope introduction = other.sign(aliveOf(other.identity(), 1, 1)).envelope();

    mallory.say(GossipMessage.of(7, new Content.MembershipRequest(introduction, List.of())));

    assertRefusedAndConnected(Rejection.SENDER_MISMATCH);
    assertThat(mallory.heard())
        .noneMatch(said -> said.content() instanceof Content.MembershipResponse);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    mallory.greet(victim);

    mallory.say(GossipMessage.of(9, new Content.MembershipResponse(List.of(), List.of())));
    mallory.say(GossipMessage.of(new Content.DataDigest(9, List.of(), PullType.IDENTITY)));

    assertRefusedAndConnected(Rejection.UNSOLICITED);
    assertThat(count(Rejection.UNSOLICITED)).isEqualTo(2);
  }

  @Test
  void theSecretOfAHeartbeatIsKeptFromNobodyOfItsOrganization() {
    mallory.greet(victim);
    Secret secret = new Secret(new Endpoint("mallory.internal:7051"));

    mallory.say(mallory.sign(aliveOf(mallory.identity(), 1, 1), secret).envelope());

    assertThat(victim.view().alive())
        .anyMatch(member -> member.internalEndpoint().equals(secret.internalEndpoint()));
  }
}
