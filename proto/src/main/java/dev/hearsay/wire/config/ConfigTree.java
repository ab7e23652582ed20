// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.ByteString;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.common.BlockDataHashingStructure;
import dev.hearsay.wire.common.Config;
import dev.hearsay.wire.common.HashingAlgorithm;
import dev.hearsay.wire.common.OrdererAddresses;
import dev.hearsay.wire.peer.ACLs;
import java.util.List;
import java.util.Set;

/** A whole configuration, with the checks that a peer makes of it (channel configuration §7). */
final class ConfigTree {

  private static final String ROOT = "/Channel";
  private static final Set<String> GROUPS =
      Set.of(ChannelRules.APPLICATION, ChannelRules.ORDERER, "Consortiums");
  private static final Set<String> VALUES =
      Set.of(
          "HashingAlgorithm",
          "BlockDataHashingStructure",
          "OrdererAddresses",
          "Consortium",
          "Capabilities");
  private static final Set<String> APPLICATION_VALUES = Set.of("Capabilities", "ACLs");
  private static final Set<String> ORGANIZATION_VALUES = Set.of("MSP", "AnchorPeers");
  private static final Set<String> HASHES = Set.of("SHA256", "SHA3_256");
  private static final int ALL_AT_ONCE = -1;

  private final Group root;
  private final Group application;
  private final OrderingService orderers;

  private ConfigTree(Group root) {
    this.root = root;
    root.requireGroupsAmong(GROUPS);
    root.requireValuesAmong(VALUES);
    this.application = mandatory(ChannelRules.APPLICATION);
    this.orderers = new OrderingService(mandatory(ChannelRules.ORDERER));
  }

  private Group mandatory(String name) {
    return root.below(name)
        .orElseThrow(() -> new UnusableConfigException(ROOT + " has no group " + name));
  }

  /**
   * The configuration of a channel.
   *
   * @throws UnusableConfigException saying what is wrong with it
   */
  static ChannelConfig read(ByteString channel, Config config) {
    ChannelId name = new ChannelId(BytesBridge.fromWire(channel));
    if (!name.isWellFormed()) {
      throw new UnusableConfigException("'" + name + "' is no name of a channel");
    }
    if (!config.hasChannelGroup()) {
      throw new UnusableConfigException("it has no channel group");
    }
    return new ConfigTree(new Group(ROOT, config.getChannelGroup())).of(name, config.getSequence());
  }

  private ChannelConfig of(ChannelId name, long sequence) {
    requireHashes();
    ChannelLevel level = Levels.of(root.capabilities());
    requireApplication();
    requireCapabilitiesOfOrderers();
    requireAddresses(level);
    List<Organization> members = Organizations.below(application, ORGANIZATION_VALUES);
    List<Organization> ordering = orderers.organizations();
    requireOneMspPerName(members, ordering);
    return new ChannelConfig(
        name,
        sequence,
        members,
        ordering,
        new ChannelRules(root.policies(), level, orderers.consenters()));
  }

  private void requireHashes() {
    String hash = root.mandatory("HashingAlgorithm", HashingAlgorithm.parser()).getName();
    if (!HASHES.contains(hash)) {
      throw new UnusableConfigException("the hashing algorithm '" + hash + "' is unknown");
    }
    int width =
        root.mandatory("BlockDataHashingStructure", BlockDataHashingStructure.parser()).getWidth();
    if (width != ALL_AT_ONCE) {
      throw new UnusableConfigException(
          "the data of blocks is hashed in a tree, which is not understood");
    }
  }

  private void requireApplication() {
    application.requireValuesAmong(APPLICATION_VALUES);
    Set<String> capabilities = application.capabilities();
    Levels.requireApplications(capabilities);
    boolean lists = application.value("ACLs", ACLs.parser()).stream().anyMatch(ConfigTree::isUsed);
    if (lists && (capabilities.isEmpty() || capabilities.equals(Set.of("V1_1")))) {
      throw new UnusableConfigException(
          application.path() + " has ACLs, which need the capability V1_2");
    }
  }

  private static boolean isUsed(ACLs lists) {
    return lists.getAclsCount() > 0;
  }

  private void requireCapabilitiesOfOrderers() {
    if (!orderers.hasCapabilities()) {
      throw new UnusableConfigException("the channel has capabilities, its orderers have none");
    }
  }

  private void requireAddresses(ChannelLevel level) {
    boolean common =
        root.value("OrdererAddresses", OrdererAddresses.parser()).stream()
            .anyMatch(found -> found.getAddressesCount() > 0);
    if (level == ChannelLevel.V3_0 && common) {
      throw new UnusableConfigException("OrdererAddresses are not allowed with V3_0");
    }
    if (level == ChannelLevel.V3_0 && !orderers.isReachableByOrganizations()) {
      throw new UnusableConfigException("with V3_0 each orderer organization needs Endpoints");
    }
  }

  private static void requireOneMspPerName(List<Organization> members, List<Organization> others) {
    for (Organization member : members) {
      for (Organization other : others) {
        if (member.org().equals(other.org()) && !member.msp().equals(other.msp())) {
          throw new UnusableConfigException(member.org() + " has two different MSPs");
        }
      }
    }
  }
}
