// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.msp.MspConfiguration.Authorities;
import dev.hearsay.crypto.msp.MspConfiguration.Hashes;
import dev.hearsay.crypto.msp.MspConfiguration.Unit;
import dev.hearsay.crypto.msp.MspConfiguration.Units;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.wire.msp.FabricCryptoConfig;
import dev.hearsay.wire.msp.FabricMSPConfig;
import dev.hearsay.wire.msp.FabricNodeOUs;
import dev.hearsay.wire.msp.FabricOUIdentifier;
import dev.hearsay.wire.msp.MSPConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MSP configurations as channels carry them (identities §3.1). */
public final class MspWire {

  private static final int X509 = 0;

  private MspWire() {}

  /**
   * Reads an MSPConfig.
   *
   * @param where what error lines call it
   * @return empty for an MSP that is not X.509 and has no peers
   * @throws CryptoConfigurationException if the bytes are no MSP configuration
   */
  public static Optional<MspConfiguration> decode(String where, Bytes mspConfig) {
    try {
      MSPConfig outer = MSPConfig.parseFrom(mspConfig.asByteBuffer());
      return outer.getType() == X509
          ? Optional.of(configuration(where, FabricMSPConfig.parseFrom(outer.getConfig())))
          : Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      throw new CryptoConfigurationException(
          where, "is no MSP configuration", "check the channel's configuration");
    }
  }

  private static MspConfiguration configuration(String where, FabricMSPConfig wire) {
    return new MspConfiguration(
        wire.getName(),
        new Authorities(
            parts(where + ", root_certs", wire.getRootCertsList()),
            parts(where + ", intermediate_certs", wire.getIntermediateCertsList())),
        new Authorities(
            parts(where + ", tls_root_certs", wire.getTlsRootCertsList()),
            parts(where + ", tls_intermediate_certs", wire.getTlsIntermediateCertsList())),
        parts(where + ", admins", wire.getAdminsList()),
        parts(where + ", revocation_list", wire.getRevocationListList()),
        units(where, wire),
        new Hashes(
            wire.getCryptoConfig().getSignatureHashFamily(),
            wire.getCryptoConfig().getIdentityIdentifierHashFunction()));
  }

  private static List<MspPart> parts(String origin, List<ByteString> wire) {
    List<MspPart> parts = new ArrayList<>();
    for (ByteString bytes : wire) {
      parts.add(new MspPart(origin + "[" + parts.size() + "]", bytes(bytes)));
    }
    return parts;
  }

  private static Bytes bytes(ByteString wire) {
    return Bytes.wrap(wire.toByteArray());
  }

  private static Units units(String where, FabricMSPConfig wire) {
    List<Unit> required =
        wire.getOrganizationalUnitIdentifiersList().stream()
            .map(unit -> unit(where + ", organizational_unit_identifiers", unit))
            .toList();
    FabricNodeOUs nodes = wire.getFabricNodeOus();
    String origin = where + ", fabric_node_ous";
    Map<Role, Unit> roles = new EnumMap<>(Role.class);
    if (nodes.hasClientOuIdentifier()) {
      roles.put(Role.CLIENT, unit(origin, nodes.getClientOuIdentifier()));
    }
    if (nodes.hasPeerOuIdentifier()) {
      roles.put(Role.PEER, unit(origin, nodes.getPeerOuIdentifier()));
    }
    if (nodes.hasAdminOuIdentifier()) {
      roles.put(Role.ADMIN, unit(origin, nodes.getAdminOuIdentifier()));
    }
    if (nodes.hasOrdererOuIdentifier()) {
      roles.put(Role.ORDERER, unit(origin, nodes.getOrdererOuIdentifier()));
    }
    return new Units(required, nodes.getEnable(), roles);
  }

  private static Unit unit(String origin, FabricOUIdentifier wire) {
    return new Unit(
        wire.getOrganizationalUnitIdentifier(), new MspPart(origin, bytes(wire.getCertificate())));
  }

  /** Writes an MSPConfig, without any signing identity. */
  public static Bytes encode(MspConfiguration configuration) {
    FabricMSPConfig.Builder wire =
        FabricMSPConfig.newBuilder()
            .setName(configuration.mspId())
            .addAllRootCerts(strings(configuration.authorities().roots()))
            .addAllIntermediateCerts(strings(configuration.authorities().intermediates()))
            .addAllTlsRootCerts(strings(configuration.tlsAuthorities().roots()))
            .addAllTlsIntermediateCerts(strings(configuration.tlsAuthorities().intermediates()))
            .addAllAdmins(strings(configuration.admins()))
            .addAllRevocationList(strings(configuration.revocations()))
            .setCryptoConfig(
                FabricCryptoConfig.newBuilder()
                    .setSignatureHashFamily(configuration.hashes().signatureFamily())
                    .setIdentityIdentifierHashFunction(configuration.hashes().identity()));
    configuration
        .units()
        .required()
        .forEach(unit -> wire.addOrganizationalUnitIdentifiers(unit(unit)));
    if (!configuration.units().roles().isEmpty()) {
      wire.setFabricNodeOus(nodeUnits(configuration.units()));
    }
    MSPConfig outer =
        MSPConfig.newBuilder().setType(X509).setConfig(wire.build().toByteString()).build();
    return Bytes.wrap(outer.toByteArray());
  }

  private static FabricNodeOUs nodeUnits(Units units) {
    FabricNodeOUs.Builder wire = FabricNodeOUs.newBuilder().setEnable(units.rolesEnforced());
    units
        .roles()
        .forEach((role, unit) -> {
          switch (role) {
            case CLIENT -> wire.setClientOuIdentifier(unit(unit));
            case PEER -> wire.setPeerOuIdentifier(unit(unit));
            case ADMIN -> wire.setAdminOuIdentifier(unit(unit));
            case ORDERER -> wire.setOrdererOuIdentifier(unit(unit));
          }
        });
    return wire.build();
  }

  private static FabricOUIdentifier unit(Unit unit) {
    return FabricOUIdentifier.newBuilder()
        .setOrganizationalUnitIdentifier(unit.name())
        .setCertificate(string(unit.certificate()))
        .build();
  }

  private static List<ByteString> strings(List<MspPart> parts) {
    return parts.stream().map(MspWire::string).toList();
  }

  private static ByteString string(MspPart part) {
    return ByteString.copyFrom(part.content().asByteBuffer());
  }
}
