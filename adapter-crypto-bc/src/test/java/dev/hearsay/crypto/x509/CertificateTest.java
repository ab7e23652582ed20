// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.crypto.fixture.FabricVectors;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.signature.Curve;
import dev.hearsay.crypto.signature.EcdsaSignature;
import dev.hearsay.domain.id.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CertificateTest {

  private final TestOrg org = new TestOrg("Org1MSP");
  private final Certificate peer =
      org.root().issue(org.member("peer0", Role.PEER).withUnits(List.of("peer", "lab", "peer")));

  @Test
  void aCertificateSaysWhatWasRequested() {
    assertThat(peer.commonName()).isEqualTo("peer0");
    assertThat(peer.organizationalUnits()).containsExactly("peer", "lab", "peer");
    assertThat(peer.notBefore()).isEqualTo(TestOrg.BEGIN);
    assertThat(peer.notAfter()).isEqualTo(TestOrg.END);
    assertThat(peer.issuer()).isEqualTo(org.root().certificate().subject());
    assertThat(peer.isCa()).isFalse();
    assertThat(org.root().certificate().isCa()).isTrue();
    assertThat(org.root().certificate().subjectKeyIdentifier()).isPresent();
    assertThat(peer.isEcdsaSigned()).isTrue();
    assertThat(peer.hasCanonicalSignature()).isTrue();
  }

  @Test
  void aCertificateIsReadFromItsPemAgain() {
    assertThat(Certificate.parsePem(peer.pem())).contains(peer);
    assertThat(peer.toString()).startsWith("'peer0' (serial ");
  }

  @Test
  void bytesAfterACertificateMakeItNone() {
    assertThat(Certificate.parse(Bytes.hex(peer.encoded().toHex() + "00"))).isEmpty();
    assertThat(Certificate.parse(peer.encoded().slice(0, peer.encoded().length() - 1))).isEmpty();
  }

  @Test
  void noDamageToACertificateMakesParsingThrow() {
    Random random = new Random(5);
    byte[] good =
        IdentityClaim.of(FabricVectors.identity("peer0.org1")).orElseThrow().idBytes().toArray();
    byte[] der = Pem.first(Bytes.wrap(good)).orElseThrow().content().toArray();
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = der.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(Certificate.parse(Bytes.wrap(bad))).isNotNull();
    }
  }

  @Test
  void certificatesThatNestWithoutEndAreNone() {
    byte[] nested = Der.constructed(Der.SEQUENCE, List.of());
    while (nested.length < IdentityClaim.MAX_BYTES / 8) {
      nested = Der.constructed(Der.SEQUENCE, List.of(nested));
    }
    List<byte[]> parts = Der.children(peer.encoded().toArray(), Der.SEQUENCE);
    for (int i = 0; i < 3; i++) {
      List<byte[]> bad = new ArrayList<>(parts);
      bad.set(i, nested);
      assertThat(Certificate.parse(Bytes.wrap(Der.constructed(Der.SEQUENCE, bad)))).isEmpty();
    }
    List<byte[]> body = Der.children(parts.getFirst(), Der.SEQUENCE);
    for (int i = 0; i < body.size(); i++) {
      List<byte[]> bad = new ArrayList<>(body);
      bad.set(i, nested);
      List<byte[]> whole = new ArrayList<>(parts);
      whole.set(0, Der.constructed(Der.SEQUENCE, bad));
      assertThat(Certificate.parse(Bytes.wrap(Der.constructed(Der.SEQUENCE, whole)))).isEmpty();
    }
  }

  @Test
  void sanitationLowersAHighSignatureAndNothingElse() {
    EcdsaSignature low = EcdsaSignature.parse(peer.outer().signature()).orElseThrow();
    EcdsaSignature high = new EcdsaSignature(low.r(), Curve.P256.order().subtract(low.s()));
    Certificate respelled = peer.withSignature(high.encode()).orElseThrow();
    assertThat(respelled).isNotEqualTo(peer);
    assertThat(respelled.saysTheSameAs(peer)).isTrue();
    assertThat(Sanitation.lowS(respelled, org.root().certificate())).isEqualTo(peer);
    assertThat(Sanitation.lowS(peer, org.root().certificate())).isEqualTo(peer);
  }

  @Test
  void aSignatureWithTwoSpellingsIsNotCanonical() {
    Bytes padded = Bytes.hex(peer.outer().signature().toHex() + "00");
    assertThat(peer.withSignature(padded).orElseThrow().hasCanonicalSignature()).isFalse();
  }
}
