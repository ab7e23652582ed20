// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.CryptoSettings.TrustedFolder;
import dev.hearsay.crypto.fixture.Material;
import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestBlocks;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.KeyPairs;
import dev.hearsay.crypto.msp.ChannelOrganizations;
import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A generated network on disk, opened node by node, and the bad company that contracts need. */
final class CryptoWorld {

  private final GeneratedNetwork network;
  private final TestOrg strangers = new TestOrg("Org3MSP");
  private final PeerIdentity revoked;

  CryptoWorld(Path folder, KeyAlgorithm algorithm) {
    network = Material.network(folder, algorithm);
    CertificateAuthority authority =
        network.peerOrganizations().getFirst().authorities().identities();
    Certificate bad = issue(authority, Material.NOW.plusSeconds(3600), strangers);
    revoked = identity(bad);
    Bytes list = authority.revocationList(List.of(bad.serial()), Material.NOW);
    publish(network.peerOrganizations().getFirst(), list);
  }

  /** Puts a revocation list into all folders of an organization. */
  private static void publish(Organization organization, Bytes list) {
    List.of(organization.mspFolder(), mspFolder(organization, 0), mspFolder(organization, 1))
        .forEach(msp -> Material.write(msp.resolve("crls/list.pem"), list));
  }

  Organization org1() {
    return network.peerOrganizations().get(0);
  }

  Organization org2() {
    return network.peerOrganizations().get(1);
  }

  private Organization orderers() {
    return network.ordererOrganizations().getFirst();
  }

  static Path mspFolder(Organization organization, int node) {
    return organization.nodes().get(node).mspFolder();
  }

  /** A node of an organization that trusts both organizations and shares a channel with them. */
  BcCrypto node(Organization organization, int number, ChannelId channel) {
    CryptoSettings settings =
        CryptoSettings.of(mspFolder(organization, number), organization.plan().mspId())
            .trusting(
                List.of(
                    new TrustedFolder(org1().mspFolder(), "Org1MSP"),
                    new TrustedFolder(org2().mspFolder(), "Org2MSP")));
    BcCrypto crypto = BcCrypto.open(settings, Providers.AUTO, Material.NOW);
    crypto.channels().accept(config(channel));
    return crypto;
  }

  ChannelConfig config(ChannelId channel) {
    return new ChannelConfig(
        channel, 1, List.of(inChannel(org1()), inChannel(org2())), List.of(inChannel(orderers())));
  }

  static ChannelConfig.Organization inChannel(Organization organization) {
    return ChannelOrganizations.read(
        organization.mspFolder(), organization.plan().mspId(), List.of());
  }

  PeerIdentity strange() {
    return strangers.peer("peer0").identity();
  }

  PeerIdentity revoked() {
    return revoked;
  }

  PeerIdentity expired(Instant at) {
    return identity(issue(org1().authorities().identities(), at, strangers));
  }

  PeerIdentity forged() {
    return identity(strangers.root().issue(strangers.member("peer0", Role.PEER)));
  }

  private static Certificate issue(CertificateAuthority authority, Instant notAfter, TestOrg keys) {
    return authority.issue(
        CertificateRequest.member(
            "extra",
            Role.PEER,
            KeyPairs.publicKey(keys.keys()),
            authority.certificate().notBefore(),
            notAfter));
  }

  private static PeerIdentity identity(Certificate certificate) {
    return IdentityClaim.of(new OrgId("Org1MSP"), certificate.pem()).identity();
  }

  Bytes block(ChannelId channel, long number) {
    SigningIdentity orderer =
        SigningIdentity.open(mspFolder(orderers(), 0), "OrdererMSP", Providers.AUTO, Material.NOW);
    return TestBlocks.good(channel, number, orderer);
  }
}
