// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestBlocks;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.MspVerdict;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.config.Consenter;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.Policy.OfGroups;
import dev.hearsay.domain.policy.Policy.OfSigners;
import dev.hearsay.domain.policy.Policy.Share;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Principal.Exactly;
import dev.hearsay.domain.policy.Principal.InRole;
import dev.hearsay.domain.policy.Rule;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.MetadataSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a channel's policies permit, judged by certificates. */
final class ChannelPoliciesTest {

  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final Bytes MESSAGE = Bytes.utf8("message");

  private final TestOrg own = new TestOrg("Org1MSP");
  private final TestOrg foreign = new TestOrg("Org2MSP");
  private final TestOrg ordering = new TestOrg("OrdererMSP");
  private final SigningIdentity self = own.signer("peer0", Role.PEER);
  private final TrustRegistry trust =
      new TrustRegistry(TrustedOrganizations.of(own.msp(), List.of(), 100), Providers.AUTO, 100);
  private final MessageCryptoService service = new BcMessageCryptoService(self, trust);

  // ---- who may read

  @Test
  void whoIsInTheRoleThatReadersHaveMayRead() {
    accept(readers(new InRole(foreign.org(), Principal.Role.PEER)));

    assertThat(mayRead(foreign.signer("peer0", Role.PEER))).isTrue();
    assertThat(mayRead(foreign.signer("user", Role.CLIENT))).isFalse();
    assertThat(mayRead(own.signer("peer1", Role.PEER))).isFalse();
  }

  @Test
  void everyRoleIsToldFromTheOthers() {
    for (Role role : Role.values()) {
      accept(readers(new InRole(foreign.org(), Principal.Role.valueOf(role.name()))));
      for (Role other : Role.values()) {
        assertThat(mayRead(foreign.signer("somebody", other)))
            .as("%s as %s", other, role)
            .isEqualTo(role == other);
      }
    }
  }

  @Test
  void aForeignMemberWhoMayNotReadIsValidAndSignsInVain() {
    accept(readers(new InRole(foreign.org(), Principal.Role.PEER)));
    SigningIdentity client = foreign.signer("user", Role.CLIENT);

    assertThat(service.validate(client.identity().identity()))
        .isInstanceOf(IdentityVerdict.Valid.class);
    assertThat(service.verify(client.identity(), client.key().sign(MESSAGE), MESSAGE)).isFalse();
  }

  @Test
  void aPrincipalMayBeAMemberHoweverItIsSpelled() {
    SigningIdentity peer = foreign.signer("peer0", Role.PEER);
    accept(readers(new Exactly(peer.identity().identity())));

    assertThat(mayRead(peer)).isTrue();
    assertThat(mayRead(foreign.signer("peer0", Role.PEER))).isFalse();
  }

  @Test
  void nominalIsAnybodyAndNobodyIsNobody() {
    SigningIdentity peer = foreign.signer("peer0", Role.PEER);

    accept(readers(new Principal.Nominal()));
    assertThat(mayRead(peer)).isTrue();
    accept(readers(new Principal.Nobody()));
    assertThat(mayRead(peer)).isFalse();
  }

  @Test
  void combinedIsEveryPartAtOnce() {
    SigningIdentity peer = foreign.signer("peer0", Role.PEER);
    Principal isPeer = new InRole(foreign.org(), Principal.Role.PEER);

    accept(readers(new Principal.Combined(List.of(isPeer, new Principal.Nominal()))));
    assertThat(mayRead(peer)).isTrue();
    accept(readers(new Principal.Combined(List.of(isPeer, new Principal.Nobody()))));
    assertThat(mayRead(peer)).isFalse();
    accept(readers(new Principal.Combined(List.of())));
    assertThat(mayRead(peer)).isFalse();
  }

  @Test
  void aUnitCountsOnlyIfItsAuthorityCertifiedIt() {
    SigningIdentity peer = foreign.signer("peer0", Role.PEER);
    IdentityClaim claim = IdentityClaim.of(peer.identity().identity()).orElseThrow();
    Bytes certifiers =
        ((MspVerdict.Valid) foreign.msp().judge(claim)).member().standing().certifiers();

    accept(readers(new Principal.InUnit(foreign.org(), "peer", certifiers)));
    assertThat(mayRead(peer)).isTrue();
    accept(readers(new Principal.InUnit(foreign.org(), "client", certifiers)));
    assertThat(mayRead(peer)).isFalse();
    accept(readers(new Principal.InUnit(foreign.org(), "peer", Bytes.utf8("others"))));
    assertThat(mayRead(peer)).isFalse();
    accept(readers(new Principal.InUnit(foreign.org(), "peer", Bytes.EMPTY)));
    assertThat(mayRead(peer)).isFalse();
  }

  @Test
  void withoutAPolicyNobodyMayRead() {
    accept(rules(PolicyGroup.EMPTY, ChannelLevel.V3_0, List.of()));

    assertThat(mayRead(foreign.signer("peer0", Role.PEER))).isFalse();
  }

  // ---- which keys

  @Test
  void edwardsKeysAreForChannelsOfTheNewestLevel() {
    TestOrg edwards = new TestOrg("Org3MSP", KeyAlgorithm.ED25519);
    SigningIdentity peer = edwards.signer("peer0", Role.PEER);
    PolicyGroup policies = readers(new InRole(edwards.org(), Principal.Role.MEMBER));

    trust.accept(config(edwards, rules(policies, ChannelLevel.V3_0, List.of())));
    assertThat(mayRead(peer)).isTrue();
    trust.accept(config(edwards, rules(policies, ChannelLevel.V1_4_3, List.of())));
    assertThat(mayRead(peer)).isFalse();
  }

  // ---- who signs blocks

  @Test
  void aQuorumOfConsentersSignsByNumber() {
    List<SigningIdentity> orderers =
        IntStream.range(0, 4).mapToObj(i -> ordering.signer("orderer" + i, Role.ORDERER)).toList();
    accept(quorum(3, orderers, ChannelLevel.V3_0));
    Block.Builder block = block();
    List<MetadataSignature> all =
        IntStream.range(0, 4)
            .mapToObj(i -> TestBlocks.signature(block, orderers.get(i), i + 1))
            .toList();

    assertThat(verify(block, all)).isInstanceOf(BlockVerdict.Valid.class);
    assertThat(verify(block, all.subList(1, 4))).isInstanceOf(BlockVerdict.Valid.class);
    assertThat(verify(block, all.subList(0, 2))).isInstanceOf(BlockVerdict.Refused.class);
    List<MetadataSignature> twice = new ArrayList<>(all.subList(0, 2));
    twice.add(all.get(1));
    assertThat(verify(block, twice)).isInstanceOf(BlockVerdict.Refused.class);
  }

  @Test
  void anUnknownNumberIsPassedOver() {
    SigningIdentity orderer = ordering.signer("orderer0", Role.ORDERER);
    accept(quorum(1, List.of(orderer), ChannelLevel.V3_0));
    Block.Builder block = block();

    assertThat(verify(block, List.of(TestBlocks.signature(block, orderer, 9))))
        .isInstanceOf(BlockVerdict.Refused.class);
    assertThat(
            verify(
                block,
                List.of(
                    TestBlocks.signature(block, orderer, 9),
                    TestBlocks.signature(block, orderer, 1))))
        .isInstanceOf(BlockVerdict.Valid.class);
  }

  @Test
  void belowTheNewestLevelNumbersAreNotUnderstood() {
    SigningIdentity orderer = ordering.signer("orderer0", Role.ORDERER);
    accept(quorum(1, List.of(orderer), ChannelLevel.V1_4_3));
    Block.Builder block = block();

    assertThat(verify(block, List.of(TestBlocks.signature(block, orderer, 1))))
        .isInstanceOf(BlockVerdict.Refused.class);
    assertThat(verify(block, List.of(TestBlocks.signature(block, orderer))))
        .isInstanceOf(BlockVerdict.Valid.class);
  }

  @Test
  void aMemberOfNoOrdererOrganizationSignsBlocksIfThePolicySaysSo() {
    SigningIdentity peer = own.signer("peer1", Role.PEER);
    accept(quorum(1, List.of(peer), ChannelLevel.V3_0));
    Block.Builder block = block();

    assertThat(verify(block, List.of(TestBlocks.signature(block, peer))))
        .isInstanceOf(BlockVerdict.Valid.class);
  }

  // ---- what is configured

  private void accept(PolicyGroup policies) {
    accept(rules(policies, ChannelLevel.V3_0, List.of()));
  }

  private void accept(ChannelRules rules) {
    trust.accept(config(foreign, rules));
  }

  private ChannelConfig config(TestOrg other, ChannelRules rules) {
    List<Organization> members = List.of(own.inChannel(), other.inChannel());
    return new ChannelConfig(CHANNEL, 1, members, List.of(ordering.inChannel()), rules);
  }

  private static ChannelRules rules(
      PolicyGroup policies, ChannelLevel level, List<Consenter> consenters) {
    return new ChannelRules(policies, level, consenters);
  }

  private static PolicyGroup readers(Principal principal) {
    return channel(
        "Application",
        new PolicyGroup(
            Map.of("Readers", new OfGroups("Readers", Share.ANY)),
            Map.of("org", new PolicyGroup(Map.of("Readers", OfSigners.one(principal)), Map.of()))));
  }

  private static PolicyGroup channel(String name, PolicyGroup group) {
    return new PolicyGroup(Map.of(), Map.of(name, group));
  }

  /** Consenters with the numbers from 1 on, of whom so many must sign. */
  private static ChannelRules quorum(
      int count, List<SigningIdentity> orderers, ChannelLevel level) {
    List<Consenter> consenters =
        IntStream.range(0, orderers.size())
            .mapToObj(i -> new Consenter(i + 1, orderers.get(i).identity().identity()))
            .toList();
    Policy policy =
        new OfSigners(
            new Rule.AtLeast(
                count,
                IntStream.range(0, orderers.size()).<Rule>mapToObj(Rule.SignedBy::new).toList()),
            consenters.stream().<Principal>map(c -> new Exactly(c.identity())).toList());
    PolicyGroup orderer = new PolicyGroup(Map.of("BlockValidation", policy), Map.of());
    return rules(channel("Orderer", orderer), level, consenters);
  }

  private static Block.Builder block() {
    return TestBlocks.unsigned(1, List.of(TestBlocks.transaction(CHANNEL, TestBlocks.TRANSACTION)));
  }

  private BlockVerdict verify(Block.Builder block, List<MetadataSignature> signatures) {
    return service.verifyBlock(CHANNEL, 1, TestBlocks.with(block, signatures));
  }

  private boolean mayRead(SigningIdentity signer) {
    return service.verifyByChannel(
        CHANNEL, signer.identity().identity(), signer.key().sign(MESSAGE), MESSAGE);
  }
}
