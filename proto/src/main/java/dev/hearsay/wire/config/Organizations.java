// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.msp.FabricMSPConfig;
import dev.hearsay.wire.msp.MSPConfig;
import dev.hearsay.wire.peer.AnchorPeer;
import dev.hearsay.wire.peer.AnchorPeers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of organizations (channel configuration §2 and §4). */
final class Organizations {

  private static final int X509 = 0;
  private static final int MAX_PORT = 65_535;

  private Organizations() {}

  /**
   * The organizations below a group, in the order of their groups' names. Those whose MSP is not
   * X.509 have no peers and are left out.
   *
   * @param values the names of the values that each may have
   * @throws UnusableConfigException if one of them is malformed
   */
  static List<Organization> below(Group group, Set<String> values) {
    List<Organization> organizations = new ArrayList<>();
    for (Group member : group.below()) {
      member.requireValuesAmong(values);
      member.requireGroupsAmong(Set.of());
      read(member).ifPresent(organizations::add);
    }
    return organizations;
  }

  private static Optional<Organization> read(Group group) {
    MSPConfig msp = group.mandatory("MSP", MSPConfig.parser());
    List<Endpoint> anchors = anchors(group);
    return msp.getType() == X509
        ? Optional.of(organization(msp, definition(group, msp), anchors))
        : Optional.empty();
  }

  private static FabricMSPConfig definition(Group group, MSPConfig msp) {
    try {
      FabricMSPConfig definition = FabricMSPConfig.parseFrom(msp.getConfig());
      if (definition.getName().isEmpty()) {
        throw new UnusableConfigException(group.path() + " has an MSP without a name");
      }
      return definition;
    } catch (InvalidProtocolBufferException malformed) {
      throw new UnusableConfigException(group.path() + " has a malformed MSP", malformed);
    }
  }

  private static Organization organization(
      MSPConfig msp, FabricMSPConfig definition, List<Endpoint> anchors) {
    List<Bytes> tls = new ArrayList<>();
    definition.getTlsRootCertsList().forEach(root -> tls.add(BytesBridge.fromWire(root)));
    definition
        .getTlsIntermediateCertsList()
        .forEach(intermediate -> tls.add(BytesBridge.fromWire(intermediate)));
    return new Organization(
        new OrgId(definition.getName()), BytesBridge.fromWire(msp.toByteString()), anchors, tls);
  }

  /** Anchors that nobody could dial are passed over, as in Fabric. */
  private static List<Endpoint> anchors(Group group) {
    return group.value("AnchorPeers", AnchorPeers.parser()).stream()
        .flatMap(found -> found.getAnchorPeersList().stream())
        .filter(Organizations::canBeDialled)
        .map(anchor -> Endpoint.of(anchor.getHost(), anchor.getPort()))
        .toList();
  }

  private static boolean canBeDialled(AnchorPeer anchor) {
    return !anchor.getHost().isEmpty() && anchor.getPort() > 0 && anchor.getPort() <= MAX_PORT;
  }
}
