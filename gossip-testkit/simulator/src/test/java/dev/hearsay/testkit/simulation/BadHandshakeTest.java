// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nonsense and malice in the first message of a link. */
class BadHandshakeTest extends BadInput {

  @Test
  void aHandshakeForAnotherTlsCertificateIsRefused() {
    mallory.dial(victim);

    mallory.sayHello(Bytes.wrap(new byte[32]));

    assertRefusedAndCutOff(Rejection.TLS_BINDING_MISMATCH);
  }

  @Test
  void aHandshakeThatWasRecordedIsRefusedOnAnotherConnection() {
    SignedMessage recorded =
        mallory.sign(
            HandshakeMessages.own(
                mallory.identity(),
                dev.hearsay.testkit.memory.MemoryNetwork.tlsHash("mallory"),
                false));
    RawPeer thief = peer("thief", ORG1, LATER);
    thief.dial(victim);

    thief.say(recorded.envelope());

    assertThat(rejections()).contains(Rejection.TLS_BINDING_MISMATCH);
    assertThat(thief.isConnected()).isFalse();
  }

  @Test
  void aPeerOfAForeignAuthorityIsRefused() {
    RawPeer foreigner = peer("foreigner", new OrgId("Org9MSP"), LATER);

    foreigner.greet(victim);

    assertThat(rejections()).contains(Rejection.FOREIGN_IDENTITY);
    assertThat(foreigner.isConnected()).isFalse();
  }

  @Test
  void aPeerWhoseCertificateHasEndedIsRefused() {
    RawPeer expired = peer("expired", ORG1, Simulation.EPOCH.minusSeconds(1));

    expired.greet(victim);

    assertThat(rejections()).contains(Rejection.EXPIRED_IDENTITY);
    assertThat(expired.isConnected()).isFalse();
  }

  @Test
  void aRevokedPeerIsRefused() {
    simulation.authority().revoke(mallory.identity().identity());

    mallory.greet(victim);

    assertRefusedAndCutOff(Rejection.REVOKED_IDENTITY);
  }

  @Test
  void aPeerThatClaimsAnothersPkiIdIsRefused() {
    mallory.dial(victim);
    PkiId other = nodes.getLast().pkiId();

    mallory.say(
        mallory
            .sign(
                GossipMessage.of(
                    new Content.ConnEstablish(
                        other, mallory.identity().identity(), mallory.tlsHash(), false)))
            .envelope());

    assertRefusedAndCutOff(Rejection.PKI_ID_MISMATCH);
  }

  @Test
  void aHandshakeWithAnothersSignatureIsRefused() {
    mallory.dial(victim);
    Envelope genuine =
        mallory
            .sign(HandshakeMessages.own(mallory.identity(), mallory.tlsHash(), false))
            .envelope();

    mallory.say(Envelope.signed(genuine.payload(), Bytes.wrap(new byte[32])));

    assertRefusedAndCutOff(Rejection.BAD_SIGNATURE);
  }

  @Test
  void anythingElseThanAHandshakeFirstIsRefused() {
    mallory.dial(victim);

    mallory.say(alive(1, 1).envelope());

    assertRefusedAndCutOff(Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void whoConnectsAndSaysNothingIsCutOff() {
    mallory.dial(victim);

    simulation.run(Duration.ofSeconds(3));

    assertRefusedAndCutOff(Rejection.HANDSHAKE_TIMEOUT);
  }
}
