// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.msp.MspConfiguration.Unit;
import dev.hearsay.crypto.msp.MspConfiguration.Units;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which organizational units a member must carry (identities §3.5 step 9). Immutable. */
final class UnitRules {

  private final List<Certified> required;
  private final Map<String, RoleUnit> roles;

  private UnitRules(List<Certified> required, Map<String, RoleUnit> roles) {
    this.required = required;
    this.roles = roles;
  }

  /** A unit, and who must have certified it: a hash over a chain, empty for anybody. */
  private record Certified(String name, Bytes certifiers) {

    boolean isCarried(Certificate certificate, Bytes certifiedBy) {
      return certifiers.equals(certifiedBy) && certificate.organizationalUnits().contains(name);
    }
  }

  /** The unit that stands for a role. */
  private record RoleUnit(Role role, Bytes certifiers) {

    boolean admits(Bytes certifiedBy) {
      return certifiers.isEmpty() || certifiers.equals(certifiedBy);
    }
  }

  /**
   * The rules of a configuration.
   *
   * @throws dev.hearsay.crypto.base.CryptoConfigurationException if a unit names a certificate that
   *     is none of the authorities
   */
  static UnitRules of(Units units, AuthorityTree authorities, String hash) {
    List<Certified> required = new ArrayList<>();
    for (Unit unit : units.required()) {
      required.add(
          new Certified(unit.name(), authorities.certifiersIdentifier(unit.certificate(), hash)));
    }
    Map<String, RoleUnit> roles = new LinkedHashMap<>();
    units
        .roles()
        .forEach((role, unit) -> {
          Bytes certifiers =
              unit.certificate().isNone()
                  ? Bytes.EMPTY
                  : authorities.certifiersIdentifier(unit.certificate(), hash);
          if (units.rolesEnforced()) {
            roles.put(unit.name(), new RoleUnit(role, certifiers));
          }
        });
    return new UnitRules(required, roles);
  }

  /** Whether a member must have exactly one role. */
  boolean enforcesRoles() {
    return !roles.isEmpty();
  }

  /** Whether some unit stands for {@code role}, and roles are enforced. */
  boolean knows(Role role) {
    return roles.values().stream().anyMatch(unit -> unit.role() == role);
  }

  /** Whether the certificate carries the unit of {@code role}, whoever certified it. */
  boolean carries(Certificate certificate, Role role) {
    return rolesOf(certificate).contains(role);
  }

  /** The only role of a certificate that is not refused; none if roles are not enforced. */
  Set<Role> rolesOf(Certificate certificate) {
    return unitsOf(certificate).stream().map(RoleUnit::role).collect(Collectors.toSet());
  }

  /** One element for each unit that stands for a role; the same unit twice counts twice. */
  private List<RoleUnit> unitsOf(Certificate certificate) {
    List<RoleUnit> found = new ArrayList<>();
    for (String unit : certificate.organizationalUnits()) {
      Optional.ofNullable(roles.get(unit)).ifPresent(found::add);
    }
    return found;
  }

  /** Why a certificate is refused that the chain with the hash {@code certifiedBy} certified. */
  Optional<Refusal> refusalOf(Certificate certificate, Bytes certifiedBy) {
    if (!required.isEmpty()
        && required.stream().noneMatch(unit -> unit.isCarried(certificate, certifiedBy))) {
      return Optional.of(Refusal.invalid(certificate + " is in no required organizational unit"));
    }
    return enforcesRoles() ? roleRefusal(certificate, certifiedBy) : Optional.empty();
  }

  private Optional<Refusal> roleRefusal(Certificate certificate, Bytes certifiedBy) {
    List<RoleUnit> found = unitsOf(certificate);
    if (found.stream().anyMatch(unit -> !unit.admits(certifiedBy))) {
      return Optional.of(Refusal.invalid(certificate + " has its role from another authority"));
    }
    return switch (found.size()) {
      case 0 ->
          Optional.of(Refusal.invalid(certificate + " has no role: none of " + roles.keySet()));
      case 1 -> Optional.empty();
      default -> Optional.of(Refusal.invalid(certificate + " has more than one role"));
    };
  }
}
