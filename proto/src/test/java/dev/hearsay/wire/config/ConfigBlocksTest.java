// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.config.Consenter;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Principal.InRole;
import dev.hearsay.domain.policy.Principal.Role;
import dev.hearsay.domain.policy.Rule;
import dev.hearsay.wire.common.BlockDataHashingStructure;
import dev.hearsay.wire.common.Capabilities;
import dev.hearsay.wire.common.Capability;
import dev.hearsay.wire.common.HashingAlgorithm;
import dev.hearsay.wire.common.OrdererAddresses;
import dev.hearsay.wire.common.Orderers;
import dev.hearsay.wire.msp.FabricMSPConfig;
import dev.hearsay.wire.msp.MSPConfig;
import dev.hearsay.wire.orderer.BatchSize;
import dev.hearsay.wire.orderer.BatchTimeout;
import dev.hearsay.wire.peer.ACLs;
import dev.hearsay.wire.peer.APIResource;
import dev.hearsay.wire.peer.AnchorPeer;
import dev.hearsay.wire.peer.AnchorPeers;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConfigBlocksTest {

  private static final OrgId ORG1 = new OrgId("Org1MSP");

  @Test
  void aGenesisBlockTellsWhoIsInTheChannel() {
    ChannelConfig config = read(GenesisBlock.asWritten());

    assertThat(config.channel()).isEqualTo(ChannelId.of("mychannel"));
    assertThat(config.sequence()).isZero();
    assertThat(config.applicationOrgs().stream().map(Organization::org))
        .containsExactly(ORG1, new OrgId("Org2MSP"));
    assertThat(config.ordererOrgs().stream().map(Organization::org))
        .containsExactly(new OrgId("OrdererMSP"));
    Organization first = config.applicationOrgs().getFirst();
    assertThat(first.anchors()).containsExactly(new Endpoint("127.0.0.1:17101"));
    assertThat(first.tlsCertificates()).hasSize(1);
    assertThat(first.tlsCertificates().getFirst().toUtf8()).startsWith("-----BEGIN CERTIFICATE");
    assertThat(first.msp().isEmpty()).isFalse();
  }

  @Test
  void aGenesisBlockTellsTheRules() {
    ChannelConfig config = read(GenesisBlock.asWritten());

    PolicyGroup application = config.rules().policies().group("Application");
    assertThat(application.policies().get("Readers"))
        .isEqualTo(new Policy.OfGroups("Readers", Policy.Share.ANY));
    assertThat(application.policies().get("Admins"))
        .isEqualTo(new Policy.OfGroups("Admins", Policy.Share.MAJORITY));
    assertThat(application.group("Org1").policies().get("Readers"))
        .isEqualTo(
            new Policy.OfSigners(
                new Rule.AtLeast(
                    1, List.of(new Rule.SignedBy(0), new Rule.SignedBy(1), new Rule.SignedBy(2))),
                List.of(
                    new InRole(ORG1, Role.ADMIN),
                    new InRole(ORG1, Role.PEER),
                    new InRole(ORG1, Role.CLIENT))));
    assertThat(config.rules().policies().group("Orderer").policies().get("BlockValidation"))
        .isEqualTo(new Policy.OfGroups("Writers", Policy.Share.ANY));
    assertThat(config.rules().consenters()).isEmpty();
  }

  @Test
  void capabilitiesTellTheLevel() {
    assertThat(withCapabilities("V2_0").rules().level()).isEqualTo(ChannelLevel.V1_4_3);
    assertThat(withCapabilities("V1_4_3", "V1_1").rules().level()).isEqualTo(ChannelLevel.V1_4_3);
  }

  private static ChannelConfig withCapabilities(String... names) {
    GenesisBlock changed = GenesisBlock.open().value("", "Capabilities", capabilities(names));
    return read(changed.bytes());
  }

  private static Capabilities capabilities(String... names) {
    Capabilities.Builder capabilities = Capabilities.newBuilder();
    Stream.of(names)
        .forEach(name -> capabilities.putCapabilities(name, Capability.getDefaultInstance()));
    return capabilities.build();
  }

  @Test
  void consentersAreKnownByTheirNumbers() {
    Orderers.Builder orderers = Orderers.newBuilder();
    orderers
        .addConsenterMappingBuilder()
        .setId(7)
        .setMspId("OrdererMSP")
        .setIdentity(ByteString.copyFromUtf8("pem"));

    List<Consenter> consenters =
        read(GenesisBlock.open().value("Orderer", "Orderers", orderers.build()).bytes())
            .rules()
            .consenters();

    assertThat(consenters).singleElement().extracting(Consenter::number).isEqualTo(7);
    assertThat(consenters.getFirst().identity().serialized().toUtf8())
        .contains("OrdererMSP")
        .contains("pem");
  }

  @Test
  void anchorsThatNobodyCanDialArePassedOver() {
    AnchorPeers.Builder anchors = AnchorPeers.newBuilder();
    anchors.addAnchorPeers(AnchorPeer.newBuilder().setHost("").setPort(1));
    anchors.addAnchorPeers(AnchorPeer.newBuilder().setHost("zero"));
    anchors.addAnchorPeers(AnchorPeer.newBuilder().setHost("high").setPort(65_536));
    anchors.addAnchorPeers(AnchorPeer.newBuilder().setHost("low").setPort(-1));
    anchors.addAnchorPeers(AnchorPeer.newBuilder().setHost("::1").setPort(7051));

    ChannelConfig config =
        read(GenesisBlock.open().value("Application/Org1", "AnchorPeers", anchors.build()).bytes());

    assertThat(config.applicationOrgs().getFirst().anchors())
        .containsExactly(new Endpoint("[::1]:7051"));
  }

  @Test
  void organizationsOfAnotherKindAreLeftOut() {
    MSPConfig idemix = MSPConfig.newBuilder().setType(1).build();

    ChannelConfig config =
        read(GenesisBlock.open().value("Application/Org1", "MSP", idemix).bytes());

    assertThat(config.applicationOrgs()).hasSize(1);
  }

  @Test
  void aBlockOfOtherTransactionsHasNoConfiguration() {
    assertThat(ConfigBlocks.read(GenesisBlock.open().header(h -> h.setType(3)).bytes())).isEmpty();
    assertThat(ConfigBlocks.read(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void bytesThatAreNoBlockAreRefused() {
    Bytes block = GenesisBlock.asWritten();

    assertRefused(block.slice(0, block.length() - 1), "no block with a configuration");
    assertRefused(Bytes.utf8("nonsense"), "no block with a configuration");
  }

  @Test
  void whatAPrincipalCannotMeanIsFulfilledByNobody() {
    ByteString odd =
        ByteString.fromHex("12021200" + "1a0412020801" + "1a0208091a021a00".substring(0, 8));
    GenesisBlock changed = GenesisBlock.open().policy("Application/Org1", "Odd", 1, odd);

    PolicyGroup org = read(changed.bytes()).rules().policies().group("Application").group("Org1");

    assertThat(org.policies().get("Odd"))
        .isInstanceOfSatisfying(
            Policy.OfSigners.class,
            policy -> assertThat(policy.principals()).contains(new Principal.Nobody()));
  }

  @TestFactory
  Stream<DynamicTest> everyCheckFindsItsMistake() {
    return Stream.of(
        wrong("has no name of a channel", "no name", g -> g.header(h -> h.setChannelId("My"))),
        wrong("no tree", "no channel group", g -> g.config(c -> c.clearChannelGroup())),
        wrong("no orderers", "no group Orderer", g -> g.group("", r -> r.removeGroups("Orderer"))),
        wrong(
            "no application",
            "no group Application",
            g -> g.group("", r -> r.removeGroups("Application"))),
        wrong(
            "a strange group",
            "unknown group 'Strange'",
            g -> g.group("", r -> r.putGroups("Strange", r.getGroupsOrThrow("Orderer")))),
        wrong(
            "a group in an organization",
            "unknown group 'Below'",
            g ->
                g.group(
                    "Application/Org1",
                    o ->
                        o.putGroups(
                            "Below", dev.hearsay.wire.common.ConfigGroup.getDefaultInstance()))),
        wrong("a strange value", "unknown value 'X'", g -> g.rawValue("", "X", ByteString.EMPTY)),
        wrong(
            "a strange application value",
            "unknown value 'X'",
            g -> g.rawValue("Application", "X", ByteString.EMPTY)),
        wrong(
            "a strange orderer value",
            "unknown value 'X'",
            g -> g.rawValue("Orderer", "X", ByteString.EMPTY)),
        wrong(
            "a strange organization value",
            "unknown value 'Endpoints'",
            g -> g.rawValue("Application/Org1", "Endpoints", ByteString.EMPTY)),
        wrong(
            "a malformed value",
            "malformed value HashingAlgorithm",
            g -> g.rawValue("", "HashingAlgorithm", ByteString.copyFromUtf8("\u0001"))),
        wrong(
            "another hash",
            "'MD5' is unknown",
            g ->
                g.value(
                    "", "HashingAlgorithm", HashingAlgorithm.newBuilder().setName("MD5").build())),
        wrong(
            "a tree of hashes",
            "hashed in a tree",
            g ->
                g.value(
                    "",
                    "BlockDataHashingStructure",
                    BlockDataHashingStructure.newBuilder().setWidth(2).build())),
        wrong(
            "an unknown capability",
            "channel capability V9_9 is unknown",
            g -> g.value("", "Capabilities", capabilities("V9_9"))),
        wrong(
            "old capabilities",
            "older than V1_4_3",
            g -> g.value("", "Capabilities", capabilities("V1_3"))),
        wrong(
            "an unknown application capability",
            "application capability V9_9 is unknown",
            g -> g.value("Application", "Capabilities", capabilities("V9_9"))),
        wrong(
            "no orderer capabilities",
            "its orderers have none",
            g -> g.withoutValue("Orderer", "Capabilities")),
        wrong(
            "early ACLs",
            "ACLs",
            g ->
                g.value("Application", "Capabilities", capabilities("V1_1"))
                    .value(
                        "Application",
                        "ACLs",
                        ACLs.newBuilder().putAcls("x", APIResource.getDefaultInstance()).build())),
        wrong(
            "empty batches",
            "BatchSize",
            g -> g.value("Orderer", "BatchSize", BatchSize.getDefaultInstance())),
        wrong(
            "batches above their bound",
            "BatchSize",
            g ->
                g.value(
                    "Orderer",
                    "BatchSize",
                    BatchSize.newBuilder()
                        .setMaxMessageCount(1)
                        .setAbsoluteMaxBytes(1)
                        .setPreferredMaxBytes(2)
                        .build())),
        wrong(
            "no time between batches",
            "'0s', which is no time",
            g ->
                g.value(
                    "Orderer", "BatchTimeout", BatchTimeout.newBuilder().setTimeout("0s").build())),
        wrong(
            "addresses for all with V3_0",
            "not allowed with V3_0",
            g ->
                g.value("", "Capabilities", capabilities("V3_0"))
                    .value(
                        "",
                        "OrdererAddresses",
                        OrdererAddresses.newBuilder().addAddresses("a:1").build())),
        wrong(
            "no endpoints with V3_0",
            "needs Endpoints",
            g ->
                g.value("", "Capabilities", capabilities("V3_0"))
                    .withoutValue("", "OrdererAddresses")
                    .withoutValue("Orderer/OrdererOrg", "Endpoints")),
        wrong("no MSP", "no value MSP", g -> g.withoutValue("Application/Org1", "MSP")),
        wrong(
            "a malformed MSP",
            "malformed MSP",
            g ->
                g.value(
                    "Application/Org1",
                    "MSP",
                    MSPConfig.newBuilder().setConfig(ByteString.copyFromUtf8("\u0001")).build())),
        wrong(
            "a nameless MSP",
            "without a name",
            g -> g.value("Application/Org1", "MSP", MSPConfig.getDefaultInstance())),
        wrong(
            "two MSPs of one name",
            "OrdererMSP has two different MSPs",
            g ->
                g.value(
                    "Application/Org1",
                    "MSP",
                    MSPConfig.newBuilder()
                        .setConfig(
                            FabricMSPConfig.newBuilder()
                                .setName("OrdererMSP")
                                .build()
                                .toByteString())
                        .build())),
        wrong(
            "a policy of no type",
            "/Channel/Application/Readers is of type 0",
            g -> g.policy("Application", "Readers", 0, ByteString.EMPTY)),
        wrong(
            "a malformed policy",
            "/Channel/Application/Readers",
            g -> g.policy("Application", "Readers", 3, ByteString.copyFromUtf8("\u0001"))),
        wrong(
            "a policy of another version",
            "version 1 is unknown",
            g -> g.policy("Application", "Readers", 1, ByteString.fromHex("0801"))),
        wrong(
            "a policy without a rule",
            "says nothing",
            g -> g.policy("Application", "Readers", 1, ByteString.EMPTY)),
        wrong(
            "a policy about nobody",
            "principal 0 of 0",
            g -> g.policy("Application", "Readers", 1, ByteString.fromHex("12020800"))),
        wrong(
            "a share that is none",
            "rule 9 is none",
            g -> g.policy("Application", "Readers", 3, ByteString.fromHex("1009"))));
  }

  private static DynamicTest wrong(
      String name, String message, UnaryOperator<GenesisBlock> change) {
    return DynamicTest.dynamicTest(
        name, () -> assertRefused(change.apply(GenesisBlock.open()).bytes(), message));
  }

  private static void assertRefused(Bytes block, String message) {
    assertThatThrownBy(() -> ConfigBlocks.read(block))
        .isInstanceOf(UnusableConfigException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private static ChannelConfig read(Bytes block) {
    return ConfigBlocks.read(block).orElseThrow();
  }
}
