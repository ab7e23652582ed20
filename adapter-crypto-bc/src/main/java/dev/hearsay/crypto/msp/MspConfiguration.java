// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that defines an organization's MSP (identities §3.1), unchecked: {@link Msp#of} does
 * the checks.
 *
 * @param mspId its identifier
 * @param authorities who certifies members
 * @param tlsAuthorities who certifies TLS keys
 * @param admins certificates of administrators, for organizations that name them one by one
 * @param revocations revocation lists
 * @param units the organizational units that matter
 * @param hashes the hashes that it prescribes
 */
public record MspConfiguration(
    String mspId,
    Authorities authorities,
    Authorities tlsAuthorities,
    List<MspPart> admins,
    List<MspPart> revocations,
    Units units,
    Hashes hashes) {

  /** Keeps unmodifiable copies. */
  public MspConfiguration {
    admins = List.copyOf(admins);
    revocations = List.copyOf(revocations);
  }

  /**
   * Certificate authorities.
   *
   * @param roots those that are trusted by themselves
   * @param intermediates those that a root certifies
   */
  public record Authorities(List<MspPart> roots, List<MspPart> intermediates) {

    /** Keeps unmodifiable copies. */
    public Authorities {
      roots = List.copyOf(roots);
      intermediates = List.copyOf(intermediates);
    }
  }

  /**
   * The organizational units that matter.
   *
   * @param required if there are any, a member must be in one of them
   * @param rolesEnforced whether a member must have exactly one role
   * @param roles the unit that stands for each role
   */
  public record Units(List<Unit> required, boolean rolesEnforced, Map<Role, Unit> roles) {

    /** No unit matters. */
    public static final Units NONE = new Units(List.of(), false, Map.of());

    /** Keeps unmodifiable copies. */
    public Units {
      required = List.copyOf(required);
      Map<Role, Unit> ordered = new EnumMap<>(Role.class);
      ordered.putAll(roles);
      roles = Collections.unmodifiableMap(ordered);
    }
  }

  /**
   * An organizational unit.
   *
   * @param name as certificates spell it
   * @param certificate the authority that must have certified it; {@link MspPart#NONE} for any
   */
  public record Unit(String name, MspPart certificate) {}

  /**
   * Names of hashes; empty for the default.
   *
   * @param signatureFamily under ECDSA signatures: {@code SHA2}, the default, or {@code SHA3}
   * @param identity for identifiers: {@code SHA256}, the default, {@code SHA384}, {@code SHA3_256}
   *     or {@code SHA3_384}
   */
  public record Hashes(String signatureFamily, String identity) {

    /** What Fabric's tools write. */
    public static final Hashes DEFAULT = new Hashes("SHA2", "SHA256");
  }
}
