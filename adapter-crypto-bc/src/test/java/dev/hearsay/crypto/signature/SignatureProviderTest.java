// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.signature.Engines.Candidate;
import dev.hearsay.domain.id.Bytes;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureProviderTest {

  private static final Candidate BC = Engines.bouncyCastle(new BouncyCastleProvider());
  private static final Bytes MESSAGE = Bytes.utf8("heartbeat");

  @ParameterizedTest
  @EnumSource(ProviderPreference.class)
  void everySchemeIsServedWhateverIsPreferred(ProviderPreference preference) {
    SignatureProvider provider = SignatureProvider.select(preference);
    for (Scheme scheme : Scheme.values()) {
      SigningKey key = signingKey(provider, scheme);
      Bytes signature = key.sign(MESSAGE);
      assertThat(key.verificationKey().scheme()).isEqualTo(scheme);
      assertThat(key.verificationKey().verify(signature, MESSAGE)).as(scheme.name()).isTrue();
      assertThat(key.verificationKey().verify(signature, Bytes.EMPTY)).isFalse();
    }
  }

  @Test
  void whatOneLibrarySignsTheOthersAccept() {
    Map<ProviderPreference, SignatureProvider> all = new EnumMap<>(ProviderPreference.class);
    for (ProviderPreference preference : ProviderPreference.values()) {
      all.put(preference, SignatureProvider.select(preference));
    }
    for (Scheme scheme : Scheme.values()) {
      for (SignatureProvider signer : all.values()) {
        Bytes signature = signingKey(signer, scheme).sign(MESSAGE);
        for (SignatureProvider reader : all.values()) {
          assertThat(signingKey(reader, scheme).verificationKey().verify(signature, MESSAGE))
              .as(scheme.name())
              .isTrue();
        }
      }
    }
  }

  private static SigningKey signingKey(SignatureProvider provider, Scheme scheme) {
    KnownAnswer known = KnownAnswer.of(scheme);
    HashFamily family = scheme.name().endsWith("SHA3") ? HashFamily.SHA3 : HashFamily.SHA2;
    return provider
        .signingKey(
            PrivateKeyInfo.getInstance(known.privateKey().toArray()),
            SubjectPublicKeyInfo.getInstance(known.publicKey().toArray()),
            family)
        .orElseThrow();
  }

  @Test
  void theNativeLibraryServesTheUsualSchemesWhereItLoads() {
    if (Engines.corretto() instanceof Candidate.Present) {
      SignatureProvider provider = SignatureProvider.select(ProviderPreference.AUTO);
      assertThat(provider.servedBy(Scheme.P256_SHA2)).contains("Corretto");
      assertThat(provider.servedBy(Scheme.P256_SHA3)).contains("Bouncy Castle");
    }
  }

  @Test
  void aPreferredLibraryServesAllItCan() {
    SignatureProvider provider = SignatureProvider.select(ProviderPreference.JDK);
    assertThat(provider.servedBy(Scheme.P256_SHA2)).contains("the JDK");
    assertThat(provider.servedBy(Scheme.ED25519)).contains("the JDK");
    assertThat(provider.servedBy(Scheme.P224_SHA2)).isPresent();
    assertThat(SignatureProvider.select(ProviderPreference.BC).servedBy(Scheme.ED25519))
        .contains("Bouncy Castle");
  }

  @Test
  void nothingIsRegisteredWithTheJvm() {
    SignatureProvider.select(ProviderPreference.AUTO);
    assertThat(Arrays.stream(Security.getProviders()).map(Provider::getName))
        .doesNotContain("BC", "AmazonCorrettoCryptoProvider");
  }

  @Test
  void aLibraryThatBelievesEverySignatureIsPassedOver() {
    Candidate gullible = new Candidate.Present(GullibleProvider.engine());
    Map<Scheme, Engine> chosen =
        SignatureProvider.choose(ProviderPreference.AUTO, candidates(gullible, BC));
    assertThat(chosen.values()).extracting(Engine::name).containsOnly("Bouncy Castle");
  }

  @Test
  void aPreferredLibraryThatFailsItsTestIsAMistake() {
    Candidate gullible = new Candidate.Present(GullibleProvider.engine());
    assertThatThrownBy(
            () -> SignatureProvider.choose(ProviderPreference.CORRETTO, candidates(gullible, BC)))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessage(
            "signature provider 'corretto': it cannot be used: accepts a forged signature;"
                + " choose auto, or another of corretto, bc and jdk");
  }

  @Test
  void aPreferredLibraryThatIsAbsentIsAMistake() {
    Candidate absent = new Candidate.Absent("its library is not on the class path");
    assertThatThrownBy(
            () -> SignatureProvider.choose(ProviderPreference.CORRETTO, candidates(absent, BC)))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessageContaining("'corretto': it cannot be used: its library is not on the class");
  }

  @Test
  void anAbsentLibraryIsReplacedByTheNext() {
    Map<Scheme, Engine> chosen =
        SignatureProvider.choose(
            ProviderPreference.AUTO, candidates(new Candidate.Absent("not here"), BC));
    assertThat(chosen).containsOnlyKeys(Scheme.values());
  }

  @Test
  void aSchemeThatNobodyServesHasNoKeys() {
    Candidate gullible = new Candidate.Present(GullibleProvider.engine());
    Candidate absent = new Candidate.Absent("not here");
    assertThat(SignatureProvider.choose(ProviderPreference.AUTO, candidates(gullible, absent)))
        .isEmpty();
  }

  private static Map<ProviderPreference, Candidate> candidates(Candidate first, Candidate second) {
    Map<ProviderPreference, Candidate> candidates = new LinkedHashMap<>();
    candidates.put(ProviderPreference.CORRETTO, first);
    candidates.put(ProviderPreference.BC, second);
    return candidates;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AUTO", "openssl"})
  void aPreferenceThatDoesNotExistIsAMistake(String value) {
    assertThatThrownBy(() -> ProviderPreference.parse("crypto.provider", value))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessage(
            "crypto.provider: '"
                + value
                + "' is no signature provider; use auto, corretto, bc or jdk");
  }

  @ParameterizedTest
  @EnumSource(ProviderPreference.class)
  void aPreferenceIsReadAsItIsWritten(ProviderPreference preference) {
    assertThat(ProviderPreference.parse("crypto.provider", preference.setting()))
        .isEqualTo(preference);
  }
}
