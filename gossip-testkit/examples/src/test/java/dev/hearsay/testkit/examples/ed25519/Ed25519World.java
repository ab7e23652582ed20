// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.KeyPairs;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.testkit.examples.ed25519.Ed25519Settings.TrustedFolder;
import dev.hearsay.testkit.examples.pem.PemText;
import dev.hearsay.testkit.examples.pem.UnreadablePemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** Two organizations that share a channel, strangers, an orderer, and some bad company. */
final class Ed25519World {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final OrgId ORG1 = new OrgId("Org1MSP");
  static final OrgId ORG2 = new OrgId("Org2MSP");
  static final OrgId STRANGERS = new OrgId("Org3MSP");
  static final OrgId ORDERERS = new OrgId("OrdererMSP");

  private final GeneratedNetwork network;
  private final PeerIdentity revoked;

  Ed25519World(Path folder) {
    this(folder, KeyAlgorithm.ED25519);
  }

  /** With keys of this kind. */
  Ed25519World(Path folder, KeyAlgorithm algorithm) {
    network =
        new CryptoGenerator(Clock.fixed(NOW, ZoneOffset.UTC))
            .generate(
                new GeneratorSettings(
                    folder.resolve("keys"),
                    List.of(plan(ORG1), plan(ORG2), plan(STRANGERS)),
                    List.of(plan(ORDERERS)),
                    algorithm,
                    List.of()));
    X509Certificate bad = issue(ORG1, NOW.plusSeconds(3600));
    revoked = claim(ORG1, bad);
    publish(root(ORG1).revocationList(List.of(bad.getSerialNumber()), NOW));
  }

  private static OrganizationPlan plan(OrgId org) {
    return OrganizationPlan.of(org.mspId(), 2);
  }

  /** Puts a revocation list into all folders of the first organization. */
  private void publish(Bytes list) {
    for (Path msp : List.of(org(ORG1).mspFolder(), mspFolder(ORG1, 0), mspFolder(ORG1, 1))) {
      write(msp.resolve("crls").resolve("list.pem"), list);
    }
  }

  static void write(Path file, Bytes content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Organization org(OrgId org) {
    return org.equals(ORDERERS)
        ? network.ordererOrganizations().getFirst()
        : network.peerOrganizations().stream()
            .filter(each -> each.plan().mspId().equals(org.mspId()))
            .findFirst()
            .orElseThrow();
  }

  CertificateAuthority root(OrgId org) {
    return org(org).authorities().identities();
  }

  Path mspFolder(OrgId org, int node) {
    return org(org).nodes().get(node).mspFolder();
  }

  /** A node that trusts its own organization only. */
  Ed25519Crypto alone(OrgId org, int node) {
    return Ed25519Crypto.open(Ed25519Settings.of(mspFolder(org, node), org), NOW);
  }

  /** A node that trusts both organizations and shares a channel with them. */
  Ed25519Crypto node(OrgId org, int node, ChannelId channel) {
    List<TrustedFolder> trusted =
        List.of(
            new TrustedFolder(org(ORG1).mspFolder(), ORG1),
            new TrustedFolder(org(ORG2).mspFolder(), ORG2));
    Ed25519Crypto crypto =
        Ed25519Crypto.open(new Ed25519Settings(mspFolder(org, node), org, trusted), NOW);
    crypto.accept(
        new ChannelConfig(
            channel, 1, List.of(inChannel(ORG1), inChannel(ORG2)), List.of(inChannel(ORDERERS))));
    return crypto;
  }

  ChannelConfig.Organization inChannel(OrgId org) {
    return OrganizationFolder.read(org(org).mspFolder(), org, List.of());
  }

  PeerIdentity revoked() {
    return revoked;
  }

  PeerIdentity strange() {
    return alone(STRANGERS, 0).self().identity();
  }

  PeerIdentity expired(Instant at) {
    return claim(ORG1, issue(ORG1, at));
  }

  /** Says that it is of the first organization; strangers issued it. */
  PeerIdentity forged() {
    return claim(ORG1, issue(STRANGERS, NOW.plusSeconds(3600)));
  }

  /** A fresh member's certificate. */
  X509Certificate issue(OrgId issuer, Instant notAfter) {
    return issue(issuer, keys("Ed25519"), notAfter);
  }

  X509Certificate issue(OrgId issuer, KeyPair keys, Instant notAfter) {
    CertificateAuthority root = root(issuer);
    return parsed(
        root.issue(
                CertificateRequest.member(
                    "extra",
                    Role.PEER,
                    KeyPairs.publicKey(keys),
                    root.certificate().notBefore(),
                    notAfter))
            .pem());
  }

  static KeyPair keys(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes no keys", e);
    }
  }

  static X509Certificate parsed(Bytes pem) {
    try {
      return PemText.certificates(pem).getFirst();
    } catch (UnreadablePemException e) {
      throw new IllegalStateException("what was issued cannot be read", e);
    }
  }

  static PeerIdentity claim(OrgId org, X509Certificate certificate) {
    return IdentityClaim.of(org, certificate).identity();
  }

  BlockSealer orderer(ChannelId channel, long seed) {
    return BlockSealer.open(
        channel, mspFolder(ORDERERS, 0), ORDERERS, NOW, new SplittableRandom(seed));
  }

  /** The block with this number, as an orderer makes it. */
  Bytes block(ChannelId channel, long number) {
    BlockSealer sealer = orderer(channel, number);
    Content.Payload block = sealer.next(100);
    while (block.number() < number) {
      block = sealer.next(100);
    }
    return block.block();
  }
}
