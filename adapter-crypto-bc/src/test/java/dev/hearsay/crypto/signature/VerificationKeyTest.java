// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerificationKeyTest {

  private static final Bytes MESSAGE = Bytes.utf8("sample");

  @ParameterizedTest
  @EnumSource(Curve.class)
  void theHighTwinOfAGoodSignatureIsRefused(Curve curve) {
    KnownAnswer known = KnownAnswer.of(Scheme.ecdsa(curve, HashFamily.SHA2));
    VerificationKey key = key(known);
    EcdsaSignature low = EcdsaSignature.parse(known.signature()).orElseThrow();
    EcdsaSignature high = new EcdsaSignature(low.r(), curve.order().subtract(low.s()));
    assertThat(key.verify(low.encode(), MESSAGE)).isTrue();
    assertThat(key.verify(high.encode(), MESSAGE)).isFalse();
    assertThat(key.verify(high.low(curve).encode(), MESSAGE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Curve.class)
  void numbersBeyondTheOrderAreRefused(Curve curve) {
    KnownAnswer known = KnownAnswer.of(Scheme.ecdsa(curve, HashFamily.SHA2));
    EcdsaSignature good = EcdsaSignature.parse(known.signature()).orElseThrow();
    EcdsaSignature beyond = new EcdsaSignature(good.r().add(curve.order()), good.s());
    assertThat(key(known).verify(beyond.encode(), MESSAGE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Curve.class)
  void whatIsSignedIsAlwaysLow(Curve curve) {
    KnownAnswer known = KnownAnswer.of(Scheme.ecdsa(curve, HashFamily.SHA2));
    SigningKey key =
        Providers.AUTO
            .signingKey(
                PrivateKeyInfo.getInstance(known.privateKey().toArray()),
                publicKey(known),
                HashFamily.SHA2)
            .orElseThrow();
    for (int i = 0; i < 20; i++) {
      BigInteger s = EcdsaSignature.parse(key.sign(Bytes.utf8("" + i))).orElseThrow().s();
      assertThat(curve.isLow(s)).isTrue();
    }
  }

  @Test
  void anEdwardsSignatureHasSixtyFourBytes() {
    KnownAnswer known = KnownAnswer.of(Scheme.ED25519);
    VerificationKey key = key(known);
    Bytes good = known.signature();
    assertThat(key.verify(good, known.message())).isTrue();
    assertThat(key.verify(good.slice(0, 63), known.message())).isFalse();
    assertThat(key.verify(Bytes.EMPTY, known.message())).isFalse();
    assertThat(key.verify(Bytes.hex(good.toHex() + "00"), known.message())).isFalse();
  }

  @Test
  void theHashFamilyBelongsToTheSignature() {
    KnownAnswer known = KnownAnswer.of(Scheme.P256_SHA3);
    assertThat(key(known).verify(known.signature(), MESSAGE)).isFalse();
    assertThat(
            Providers.AUTO
                .verificationKey(publicKey(known), HashFamily.SHA3)
                .orElseThrow()
                .verify(known.signature(), MESSAGE))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "brainpoolP256r1", "secp192r1"})
  void otherCurvesHaveNoIdentityKeys(String curve) throws GeneralSecurityException {
    assertNoKey(generated("EC", new ECGenParameterSpec(curve)));
  }

  @Test
  void rsaHasNoIdentityKeys() throws GeneralSecurityException {
    assertNoKey(generated("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
  }

  private static SubjectPublicKeyInfo generated(String algorithm, AlgorithmParameterSpec spec)
      throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(algorithm, Providers.AUTO.bouncyCastle());
    generator.initialize(spec);
    KeyPair keys = generator.generateKeyPair();
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  @Test
  void pointsThatAreCompressedOrOffTheCurveAreNoKeys() {
    SubjectPublicKeyInfo good = publicKey(KnownAnswer.of(Scheme.P256_SHA2));
    byte[] point = good.getPublicKeyData().getOctets();
    byte[] compressed =
        SECNamedCurves.getByOID(Curve.P256.oid()).getCurve().decodePoint(point).getEncoded(true);
    byte[] off = point.clone();
    off[off.length - 1] ^= 1;
    assertNoKey(new SubjectPublicKeyInfo(good.getAlgorithm(), compressed));
    assertNoKey(new SubjectPublicKeyInfo(good.getAlgorithm(), off));
    assertNoKey(new SubjectPublicKeyInfo(good.getAlgorithm(), new byte[0]));
    assertNoKey(new SubjectPublicKeyInfo(good.getAlgorithm(), new byte[] {0}));
  }

  @Test
  void keysThatDoNotBelongTogetherSignNothing() {
    PrivateKeyInfo p256 =
        PrivateKeyInfo.getInstance(KnownAnswer.of(Scheme.P256_SHA2).privateKey().toArray());
    for (Scheme other : new Scheme[] {Scheme.P384_SHA2, Scheme.P224_SHA2, Scheme.ED25519}) {
      assertThat(Providers.AUTO.signingKey(p256, publicKey(KnownAnswer.of(other)), HashFamily.SHA2))
          .as(other.name())
          .isEmpty();
    }
  }

  private static void assertNoKey(SubjectPublicKeyInfo info) {
    assertThat(Providers.AUTO.verificationKey(info, HashFamily.SHA2)).isEmpty();
  }

  private static VerificationKey key(KnownAnswer known) {
    return Providers.AUTO.verificationKey(publicKey(known), HashFamily.SHA2).orElseThrow();
  }

  private static SubjectPublicKeyInfo publicKey(KnownAnswer known) {
    return SubjectPublicKeyInfo.getInstance(known.publicKey().toArray());
  }
}
