// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspConfiguration;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustRegistryTest {

  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final ChannelId OTHER = ChannelId.of("another");
  private static final Bytes MESSAGE = Bytes.utf8("heartbeat");

  private final TestOrg org1 = new TestOrg("Org1MSP");
  private final TestOrg org2 = new TestOrg("Org2MSP");
  private final TestOrg orderers = new TestOrg("OrdererMSP");
  private final TrustRegistry trust = registry(org1.msp(), List.of());
  private final MessageCryptoService service =
      new BcMessageCryptoService(org1.signer("peer0", Role.PEER), trust);
  private final SigningIdentity foreign = org2.signer("peer0", Role.PEER);

  private static TrustRegistry registry(Msp own, List<Msp> direct) {
    return new TrustRegistry(TrustedOrganizations.of(own, direct, 10), Providers.AUTO, 10);
  }

  private static ChannelConfig config(
      ChannelId channel, List<Organization> readers, List<Organization> ordering) {
    return new ChannelConfig(channel, 1, readers, ordering);
  }

  private void join(ChannelId channel) {
    trust.accept(
        config(
            channel, List.of(org1.inChannel(), org2.inChannel()), List.of(orderers.inChannel())));
  }

  @Test
  void foreignMembersAreTrustedFromTheFirstChannelToTheLast() {
    PeerIdentity peer = foreign.identity().identity();
    assertThat(refusal(peer)).contains(Rejection.FOREIGN_IDENTITY);
    join(CHANNEL);
    join(OTHER);
    assertThat(refusal(peer)).isEmpty();
    trust.forget(CHANNEL);
    assertThat(refusal(peer)).isEmpty();
    trust.forget(OTHER);
    assertThat(refusal(peer)).contains(Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void anOrganizationMayBeTrustedWithoutAChannel() {
    TrustRegistry direct = registry(org1.msp(), List.of(org2.msp()));
    MessageCryptoService judge =
        new BcMessageCryptoService(org1.signer("peer0", Role.PEER), direct);
    assertThat(judge.verify(foreign.identity(), foreign.key().sign(MESSAGE), MESSAGE)).isTrue();
    assertThat(direct.current().orgOf(foreign.identity().identity())).contains(org2.org());
  }

  @Test
  void aNewConfigurationRevokesAtOnce() {
    join(CHANNEL);
    Bytes signature = foreign.key().sign(MESSAGE);
    assertThat(service.verify(foreign.identity(), signature, MESSAGE)).isTrue();
    Certificate certificate = certificate(foreign);
    MspConfiguration revoking =
        org2.configuration(
            List.of(org2.root().certificate()),
            List.of(),
            List.of(org2.root().revocationList(List.of(certificate.serial()), TestOrg.BEGIN)));
    trust.accept(config(CHANNEL, List.of(org1.inChannel(), org2.inChannel(revoking)), List.of()));
    assertThat(service.verify(foreign.identity(), signature, MESSAGE)).isFalse();
    assertThat(refusal(foreign.identity().identity())).contains(Rejection.REVOKED_IDENTITY);
    assertThat(service.verifyByChannel(CHANNEL, foreign.identity().identity(), signature, MESSAGE))
        .isFalse();
  }

  @Test
  void anotherChannelsWordStillCounts() {
    join(CHANNEL);
    join(OTHER);
    MspConfiguration revoking =
        org2.configuration(
            List.of(org2.root().certificate()),
            List.of(),
            List.of(
                org2.root().revocationList(List.of(certificate(foreign).serial()), TestOrg.BEGIN)));
    trust.accept(config(OTHER, List.of(org2.inChannel(revoking)), List.of()));
    assertThat(refusal(foreign.identity().identity())).isEmpty();
  }

  private static Certificate certificate(SigningIdentity identity) {
    Bytes pem = IdentityClaim.of(identity.identity().identity()).orElseThrow().idBytes();
    return Certificate.parsePem(pem).orElseThrow();
  }

  @Test
  void forTheOwnOrganizationTheOwnFolderHasTheLastWord() {
    SigningIdentity colleague = org1.signer("peer1", Role.PEER);
    Bytes list =
        org1.root().revocationList(List.of(certificate(colleague).serial()), TestOrg.BEGIN);
    MspConfiguration revoking =
        org1.configuration(List.of(org1.root().certificate()), List.of(), List.of(list));
    TrustRegistry strict = registry(Msp.of(revoking, Providers.AUTO), List.of());
    strict.accept(config(CHANNEL, List.of(org1.inChannel()), List.of()));
    MessageCryptoService judge =
        new BcMessageCryptoService(org1.signer("peer0", Role.PEER), strict);
    assertThat(judge.validate(colleague.identity().identity()))
        .isInstanceOfSatisfying(
            IdentityVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Rejection.REVOKED_IDENTITY));
    join(CHANNEL);
    trust.accept(config(CHANNEL, List.of(org1.inChannel(revoking)), List.of()));
    assertThat(refusal(colleague.identity().identity())).isEmpty();
  }

  @Test
  void whatTheOwnFolderCannotReadAChannelMay() {
    TestOrg renewed = new TestOrg("Org1MSP");
    SigningIdentity colleague = renewed.signer("peer1", Role.PEER);
    assertThat(refusal(colleague.identity().identity())).contains(Rejection.FOREIGN_IDENTITY);
    trust.accept(config(CHANNEL, List.of(renewed.inChannel()), List.of()));
    assertThat(refusal(colleague.identity().identity())).isEmpty();
  }

  @Test
  void orderersAreMembersWhoseGossipDoesNotCount() {
    join(CHANNEL);
    SigningIdentity orderer = orderers.signer("orderer0", Role.ORDERER);
    Bytes signature = orderer.key().sign(MESSAGE);
    assertThat(refusal(orderer.identity().identity())).isEmpty();
    assertThat(service.verify(orderer.identity(), signature, MESSAGE)).isFalse();
    assertThat(service.verifyByChannel(CHANNEL, orderer.identity().identity(), signature, MESSAGE))
        .isFalse();
    trust.accept(config(OTHER, List.of(orderers.inChannel()), List.of(orderers.inChannel())));
    assertThat(service.verify(orderer.identity(), signature, MESSAGE)).isTrue();
  }

  @Test
  void membersWithMalformedCertificatesAreRefusedByAll() {
    join(CHANNEL);
    String pem = certificate(foreign).pem().toUtf8();
    PeerIdentity padded = IdentityClaim.of(org2.org(), Bytes.utf8(pem + "\n")).identity();
    assertThat(refusal(padded)).contains(Rejection.INVALID_IDENTITY);
    assertThat(trust.current().orgOf(padded)).contains(org2.org());
  }

  @ParameterizedTest
  @ValueSource(ints = {IdentityClaim.MAX_PEM_BYTES, IdentityClaim.MAX_BYTES})
  void anIdentityThatIsTooLargeIsNone(int bytes) {
    join(CHANNEL);
    Bytes pem = certificate(foreign).pem();
    String comment = "x".repeat(bytes) + "\n";
    PeerIdentity large =
        IdentityClaim.of(org2.org(), Bytes.utf8(comment + pem.toUtf8())).identity();
    assertThat(refusal(large)).contains(Rejection.INVALID_IDENTITY);
    assertThat(service.pkiIdOf(large)).isEmpty();
  }

  @Test
  void anUnusableConfigurationLeavesTheFormerOne() {
    join(CHANNEL);
    PeerIdentity peer = foreign.identity().identity();
    Organization broken = new Organization(org2.org(), Bytes.hex("ffff"), List.of(), List.of());
    assertUnusable(config(CHANNEL, List.of(broken), List.of()), "is no MSP configuration");
    Organization renamed =
        new Organization(new OrgId("OtherMSP"), org2.inChannel().msp(), List.of(), List.of());
    assertUnusable(config(CHANNEL, List.of(renamed), List.of()), "is called 'Org2MSP'");
    TestOrg twin = new TestOrg("Org2MSP");
    assertUnusable(
        config(CHANNEL, List.of(org2.inChannel()), List.of(twin.inChannel())),
        "has two different MSPs");
    Organization rootless = org2.inChannel(org2.configuration(List.of(), List.of(), List.of()));
    assertUnusable(config(CHANNEL, List.of(rootless), List.of()), "no root certificate");
    assertThat(refusal(peer)).isEmpty();
  }

  private void assertUnusable(ChannelConfig config, String reason) {
    assertThatThrownBy(() -> trust.accept(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anOrganizationWithoutX509MspHasNoMembers() {
    Organization idemix = new Organization(org2.org(), Bytes.hex("0801"), List.of(), List.of());
    trust.accept(config(CHANNEL, List.of(org1.inChannel(), idemix), List.of()));
    assertThat(refusal(foreign.identity().identity())).contains(Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void aBlockOfAnUnknownChannelIsRefused() {
    assertThat(service.verifyBlock(CHANNEL, 1, Bytes.EMPTY))
        .isEqualTo(new BlockVerdict.Refused("channel mychannel is not known"));
  }

  private Optional<Rejection> refusal(PeerIdentity identity) {
    return switch (service.validate(identity)) {
      case IdentityVerdict.Valid valid -> Optional.empty();
      case IdentityVerdict.Refused refused -> Optional.of(refused.reason());
    };
  }
}
