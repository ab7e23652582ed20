// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.signature.Engines.Candidate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which library does the arithmetic of each {@link Scheme}, decided once at start: the fastest that
 * is there and shows by known answers and forgeries that it is right.
 *
 * <p>Immutable and thread-safe. Select one per process and share it: selecting takes a good part of
 * a second.
 */
public final class SignatureProvider {

  private static final Logger LOG = LoggerFactory.getLogger(SignatureProvider.class);

  private final Map<Scheme, Engine> engines;
  private final Provider bouncyCastle;

  private SignatureProvider(Map<Scheme, Engine> engines, Provider bouncyCastle) {
    this.engines = engines;
    this.bouncyCastle = bouncyCastle;
  }

  /**
   * Puts the libraries to the test, in the order Corretto, Bouncy Castle, JDK, and logs the choice.
   * A preferred library comes first; what it cannot do is left to the others.
   *
   * @throws CryptoConfigurationException if a preferred library is not there, or fails with P-256
   *     and SHA-256, which every Fabric network uses
   */
  public static SignatureProvider select(ProviderPreference preference) {
    Provider bouncyCastle = new BouncyCastleProvider();
    Map<ProviderPreference, Candidate> candidates = new LinkedHashMap<>();
    candidates.put(ProviderPreference.CORRETTO, Engines.corretto());
    candidates.put(ProviderPreference.BC, Engines.bouncyCastle(bouncyCastle));
    candidates.put(ProviderPreference.JDK, Engines.jdk());
    return new SignatureProvider(choose(preference, candidates), bouncyCastle);
  }

  static Map<Scheme, Engine> choose(
      ProviderPreference preference, Map<ProviderPreference, Candidate> candidates) {
    requireUsable(preference, candidates);
    Map<Scheme, Engine> chosen = new EnumMap<>(Scheme.class);
    List<Engine> ordered = ordered(preference, candidates);
    for (Scheme scheme : Scheme.values()) {
      firstThatProves(scheme, ordered).ifPresent(engine -> chosen.put(scheme, engine));
    }
    LOG.info("Signatures are made and checked by {}", describe(chosen));
    return chosen;
  }

  private static void requireUsable(
      ProviderPreference preference, Map<ProviderPreference, Candidate> candidates) {
    Candidate preferred = candidates.get(preference);
    if (preferred == null) {
      return;
    }
    Optional<String> failure =
        switch (preferred) {
          case Candidate.Absent absent -> Optional.of(absent.reason());
          case Candidate.Present present -> SelfTest.failureOf(present.engine(), Scheme.P256_SHA2);
        };
    failure.ifPresent(reason -> {
      throw new CryptoConfigurationException(
          "signature provider '" + preference.setting() + "'",
          "it cannot be used: " + reason,
          "choose auto, or another of corretto, bc and jdk");
    });
  }

  private static List<Engine> ordered(
      ProviderPreference preference, Map<ProviderPreference, Candidate> candidates) {
    List<Engine> ordered = new ArrayList<>();
    candidates.forEach((name, candidate) -> {
      switch (candidate) {
        case Candidate.Present present ->
            ordered.add(name == preference ? 0 : ordered.size(), present.engine());
        case Candidate.Absent absent ->
            LOG.info("Signature provider {} is not used: {}", name, absent.reason());
      }
    });
    return ordered;
  }

  private static Optional<Engine> firstThatProves(Scheme scheme, List<Engine> ordered) {
    for (Engine engine : ordered) {
      Optional<String> failure = SelfTest.failureOf(engine, scheme);
      if (failure.isEmpty()) {
        return Optional.of(engine);
      }
      LOG.info("{} does not serve {}: {}", engine.name(), scheme, failure.get());
    }
    LOG.warn("No library serves {}: identities with such keys are refused", scheme);
    return Optional.empty();
  }

  private static String describe(Map<Scheme, Engine> chosen) {
    Map<String, List<Scheme>> byEngine = new LinkedHashMap<>();
    chosen.forEach((scheme, engine) ->
        byEngine.computeIfAbsent(engine.name(), name -> new ArrayList<>()).add(scheme));
    return byEngine.toString();
  }

  /** The name of the library that serves {@code scheme}; empty if none does. */
  public Optional<String> servedBy(Scheme scheme) {
    return Optional.ofNullable(engines.get(scheme)).map(Engine::name);
  }

  /**
   * Bouncy Castle, which checks the signatures of certificate authorities and makes keys, whatever
   * serves identity keys.
   */
  public Provider bouncyCastle() {
    return bouncyCastle;
  }

  /**
   * A key that checks signatures.
   *
   * @param info the public key of a certificate
   * @param family the hash under ECDSA signatures
   * @return empty if keys of that kind cannot be identity keys: only the curves of {@link Curve}
   *     and Ed25519 are
   */
  public Optional<VerificationKey> verificationKey(SubjectPublicKeyInfo info, HashFamily family) {
    Optional<Curve> curve = Curve.of(info);
    Optional<Scheme> scheme = schemeOf(info, curve, family);
    Engine engine = scheme.map(engines::get).orElse(null);
    if (engine == null) {
      return Optional.empty();
    }
    try {
      var key = engine.publicKey(scheme.orElseThrow(), info.getEncoded());
      return Optional.of(
          new VerificationKey(scheme.orElseThrow(), curve.orElse(null), engine, key));
    } catch (GeneralSecurityException | IOException unusable) {
      return Optional.empty();
    }
  }

  private static Optional<Scheme> schemeOf(
      SubjectPublicKeyInfo info, Optional<Curve> curve, HashFamily family) {
    return info.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)
        ? Optional.of(Scheme.ED25519)
        : curve.map(c -> Scheme.ecdsa(c, family));
  }

  /**
   * A key that signs.
   *
   * @param secret the private key
   * @param info the public key that belongs to it
   * @param family the hash under ECDSA signatures
   * @return empty if the keys do not belong together, or are of a kind that cannot be identity keys
   */
  public Optional<SigningKey> signingKey(
      PrivateKeyInfo secret, SubjectPublicKeyInfo info, HashFamily family) {
    return verificationKey(info, family)
        .flatMap(key -> signingKey(secret, key))
        .filter(SigningKey::isProven);
  }

  private static Optional<SigningKey> signingKey(PrivateKeyInfo secret, VerificationKey key) {
    try {
      PrivateKey opened = key.engine().privateKey(key.scheme(), secret.getEncoded());
      return Optional.of(new SigningKey(key, opened));
    } catch (GeneralSecurityException | IOException unusable) {
      return Optional.empty();
    }
  }
}
