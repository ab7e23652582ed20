// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.fixture.FabricVectors;
import dev.hearsay.crypto.fixture.FabricVectors.Entry;
import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.wire.config.ConfigBlocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Judges what Fabric's own code judged, as a peer of Org1 in a channel of Org1 and Org2 that the
 * orderers of OrdererMSP serve, by the policies of that channel's genesis block.
 *
 * <p>One difference is wanted: Fabric ignores what follows a signature inside or after its DER
 * sequence, we refuse it.
 */
final class FabricVectorsTest {

  private static final Set<String> STRICTER = Set.of("trailing-byte", "third-integer");
  private static final ChannelId CHANNEL = ChannelId.of("mychannel");

  private final TrustRegistry trust = trust();
  private final MessageCryptoService service =
      new BcMessageCryptoService(new TestOrg("TesterMSP").signer("peer0", Role.PEER), trust);

  private static TrustRegistry trust() {
    Msp own = Msp.of(FabricVectors.msp("Org1MSP"), Providers.AUTO);
    TrustRegistry trust =
        new TrustRegistry(TrustedOrganizations.of(own, List.of(), 100), Providers.AUTO, 100);
    Bytes genesis = FabricVectors.entry("blocks").list("real").getFirst().base64("block");
    trust.accept(ConfigBlocks.read(genesis).orElseThrow());
    return trust;
  }

  @TestFactory
  Stream<DynamicTest> pkiIdsAreFabrics() {
    return tests(
        "identities",
        entry ->
            assertThat(service.pkiIdOf(FabricVectors.identity(entry)))
                .contains(new PkiId(entry.hex("pki_id_hex"))));
  }

  @TestFactory
  Stream<DynamicTest> identitiesAreAcceptedAndRefusedAsByFabric() {
    return tests(
        "identities",
        entry -> {
          IdentityVerdict verdict = service.validate(FabricVectors.identity(entry));
          assertThat(verdict instanceof IdentityVerdict.Valid)
              .as(verdict.toString())
              .isEqualTo(entry.flag("valid"));
        });
  }

  @TestFactory
  Stream<DynamicTest> expiryIsFabricsAndJudgedByOthers() {
    return FabricVectors.list("identities").stream()
        .filter(entry -> entry.has("expires_at"))
        .map(entry ->
            test(
                entry,
                () -> {
                  ValidatedIdentity identity = valid(FabricVectors.identity(entry));
                  assertThat(identity.expiresAt())
                      .isEqualTo(Instant.parse(entry.text("expires_at")));
                  assertThat(identity.isExpiredAt(FabricVectors.madeAt()))
                      .isEqualTo(entry.text("name").equals("expired"));
                }));
  }

  @TestFactory
  Stream<DynamicTest> organizationsAreFabrics() {
    BcSecurityAdvisor advisor = new BcSecurityAdvisor(trust);
    return tests(
        "identities",
        entry ->
            assertThat(advisor.orgOf(FabricVectors.identity(entry)))
                .isEqualTo(
                    Optional.of(entry.text("org")).filter(org -> !org.isEmpty()).map(OrgId::new)));
  }

  @TestFactory
  Stream<DynamicTest> signaturesAreSpelledInFabricsOneWayOrRefused() {
    Entry all = FabricVectors.entry("signatures");
    ValidatedIdentity signer = valid(FabricVectors.identity(all.text("signer")));
    return all.list("cases").stream()
        .map(entry ->
            test(
                entry,
                () ->
                    assertThat(
                            service.verify(
                                signer, entry.base64("signature"), all.base64("message")))
                        .isEqualTo(entry.flag("ok") && !STRICTER.contains(entry.text("name")))));
  }

  @TestFactory
  Stream<DynamicTest> messagesOfFabricsPeersVerify() {
    return tests(
        "messages",
        entry -> {
          PeerIdentity signer = FabricVectors.identity(entry.text("signer"));
          Bytes signature = entry.base64("signature");
          Bytes payload = entry.base64("payload");
          assertThat(service.verify(valid(signer), signature, payload)).isTrue();
          assertThat(service.verifyByChannel(CHANNEL, signer, signature, payload)).isTrue();
          if (entry.has("secret_payload")) {
            assertThat(
                    service.verify(
                        valid(signer),
                        entry.base64("secret_signature"),
                        entry.base64("secret_payload")))
                .isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> blocksAreAcceptedAndRefusedAsByFabric() {
    return FabricVectors.entry("blocks").list("verify_block").stream()
        .map(entry ->
            test(
                entry,
                () -> {
                  BlockVerdict verdict =
                      service.verifyBlock(
                          ChannelId.of(entry.text("channel")),
                          entry.number("claimed_seq"),
                          entry.base64("block"));
                  assertThat(verdict instanceof BlockVerdict.Valid)
                      .as(verdict.toString())
                      .isEqualTo(entry.flag("ok"));
                }));
  }

  private ValidatedIdentity valid(PeerIdentity identity) {
    return switch (service.validate(identity)) {
      case IdentityVerdict.Valid valid -> valid.identity();
      case IdentityVerdict.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static Stream<DynamicTest> tests(String part, Consumer<Entry> check) {
    return FabricVectors.list(part).stream().map(entry -> test(entry, () -> check.accept(entry)));
  }

  private static DynamicTest test(Entry entry, Runnable check) {
    return DynamicTest.dynamicTest(entry.text("name"), check::run);
  }
}
