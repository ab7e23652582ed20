// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.Consenter;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.common.OrdererAddresses;
import dev.hearsay.wire.common.Orderers;
import dev.hearsay.wire.msp.SerializedIdentity;
import dev.hearsay.wire.orderer.BatchSize;
import dev.hearsay.wire.orderer.BatchTimeout;
import dev.hearsay.wire.orderer.ChannelRestrictions;
import dev.hearsay.wire.orderer.ConsensusType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The group of the orderers (channel configuration §2, §3.5 and §7). */
final class OrderingService {

  private static final Set<String> VALUES =
      Set.of(
          "ConsensusType",
          "BatchSize",
          "BatchTimeout",
          "ChannelRestrictions",
          "Capabilities",
          "Orderers",
          "KafkaBrokers");
  private static final Set<String> ORGANIZATION_VALUES = Set.of("MSP", "Endpoints");

  /** A duration as Go writes it, for example 2s or 1m30s. */
  private static final Pattern DURATION =
      Pattern.compile("(?=.*[1-9])(\\d+(\\.\\d*)?(ns|us|µs|ms|s|m|h))+");

  private final Group group;

  /**
   * Reads the group.
   *
   * @throws UnusableConfigException if a value is malformed or makes no sense
   */
  OrderingService(Group group) {
    this.group = group;
    group.requireValuesAmong(VALUES);
    requireBatches();
    group.value("ConsensusType", ConsensusType.parser());
    group.value("ChannelRestrictions", ChannelRestrictions.parser());
  }

  private void requireBatches() {
    BatchSize size = group.mandatory("BatchSize", BatchSize.parser());
    if (size.getMaxMessageCount() == 0
        || size.getAbsoluteMaxBytes() == 0
        || size.getPreferredMaxBytes() == 0
        || Integer.compareUnsigned(size.getPreferredMaxBytes(), size.getAbsoluteMaxBytes()) > 0) {
      throw new UnusableConfigException(group.path() + " has a BatchSize that makes no sense");
    }
    String timeout = group.mandatory("BatchTimeout", BatchTimeout.parser()).getTimeout();
    if (!DURATION.matcher(timeout).matches()) {
      throw new UnusableConfigException(
          group.path() + " has a BatchTimeout '" + timeout + "', which is no time");
    }
  }

  boolean hasCapabilities() {
    return !group.capabilities().isEmpty();
  }

  List<Organization> organizations() {
    return Organizations.below(group, ORGANIZATION_VALUES);
  }

  /** Whether each organization says where its orderers are. */
  boolean isReachableByOrganizations() {
    return group.below().stream().allMatch(OrderingService::hasEndpoints);
  }

  private static boolean hasEndpoints(Group organization) {
    return organization.value("Endpoints", OrdererAddresses.parser()).stream()
        .anyMatch(found -> found.getAddressesCount() > 0);
  }

  /** Who signs blocks by number. */
  List<Consenter> consenters() {
    List<Consenter> consenters = new ArrayList<>();
    group
        .value("Orderers", Orderers.parser())
        .ifPresent(found ->
            found.getConsenterMappingList().forEach(wire -> consenters.add(consenter(wire))));
    return consenters;
  }

  private static Consenter consenter(dev.hearsay.wire.common.Consenter wire) {
    SerializedIdentity identity =
        SerializedIdentity.newBuilder()
            .setMspid(wire.getMspId())
            .setIdBytes(wire.getIdentity())
            .build();
    return new Consenter(
        wire.getId(), new PeerIdentity(BytesBridge.fromWire(identity.toByteString())));
  }
}
