// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.KeyPairs;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The keys of everybody around the fortress, honest and otherwise. */
final class Besiegers {
  private static final Duration ALREADY = Duration.ofMinutes(4);

  private final Path folder;
  private final SignatureProvider provider;
  private final GeneratedNetwork network;
  private final Instant now = Instant.now();

  Besiegers(Path folder, SignatureProvider provider) {
    this.folder = folder;
    this.provider = provider;
    this.network =
        new CryptoGenerator(Clock.systemUTC())
            .generate(
                new GeneratorSettings(
                    folder.resolve("crypto"),
                    List.of(OrganizationPlan.of("Org1MSP", 4), OrganizationPlan.of("Org2MSP", 1)),
                    List.of(),
                    KeyAlgorithm.P256,
                    List.of()));
    revoke(member(3));
  }

  private Organization org1() {
    return network.peerOrganizations().getFirst();
  }

  private Member member(int number) {
    return org1().nodes().get(number);
  }

  /** The node under attack. */
  Member fortress() {
    return member(0);
  }

  /** A peer of the same organization with good intentions. */
  Impostor honest() {
    return org1Member(member(1));
  }

  /** A peer of the same organization with bad intentions. */
  Impostor insider() {
    return org1Member(member(2));
  }

  /** A peer of the same organization whose certificate was revoked. */
  Impostor revoked() {
    return org1Member(member(3));
  }

  /** Somebody who stole the key of the fortress. */
  Impostor twin() {
    return org1Member(fortress());
  }

  private Impostor org1Member(Member member) {
    return Impostor.of(member, "Org1MSP", provider, now);
  }

  /** A peer of an organization that the fortress does not trust. */
  Impostor foreigner() {
    return Impostor.of(foreignMember(), "Org2MSP", provider, now);
  }

  /** Somebody whom a foreign authority certified as a member of Org1. */
  Impostor forger() {
    return Impostor.of(foreignMember(), "Org1MSP", provider, now);
  }

  private Member foreignMember() {
    return network.peerOrganizations().getLast().nodes().getFirst();
  }

  /** A peer of the same organization whose certificate ended a minute ago. */
  Impostor expired() {
    KeyPair keys =
        new KeyPairs(provider.bouncyCastle(), new SecureRandom()).generate(KeyAlgorithm.P256);
    Instant ended = now.minus(Duration.ofMinutes(1));
    Certificate certificate =
        org1()
            .authorities()
            .identities()
            .issue(
                CertificateRequest.member(
                    "late.org1", Role.PEER, KeyPairs.publicKey(keys), now.minus(ALREADY), ended));
    Path msp = folder.resolve("late");
    copy(member(2).mspFolder(), msp);
    write(msp.resolve("signcerts/peer2.org1-cert.pem"), certificate.pem());
    write(msp.resolve("keystore/priv_sk"), KeyPairs.privatePem(keys));
    return Impostor.of(
        new Member("late.org1", msp, member(2).tlsFolder()),
        "Org1MSP",
        provider,
        ended.minusSeconds(1));
  }

  /** The fortress learns of the revocation before it is built. */
  private void revoke(Member member) {
    Bytes pem = read(member.mspFolder().resolve("signcerts/" + member.name() + "-cert.pem"));
    Certificate certificate = Certificate.parsePem(pem).orElseThrow();
    write(
        fortress().mspFolder().resolve("crls/revoked.pem"),
        org1()
            .authorities()
            .identities()
            .revocationList(List.of(certificate.serial()), now.minus(ALREADY)));
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Bytes content) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, content.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
