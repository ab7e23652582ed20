// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.generate.GeneratedNetwork.Authorities;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.Issuance.Issued;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.id.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes and writes one organization. */
final class OrganizationWriter {

  private static final String KEY_FILE = "priv_sk";

  private final OrganizationPlan plan;
  private final Role role;
  private final List<String> hosts;
  private final Issuance issuance;
  private final Authorities authorities;

  OrganizationWriter(OrganizationPlan plan, Role role, List<String> hosts, Issuance issuance) {
    this.plan = plan;
    this.role = role;
    this.hosts = hosts;
    this.issuance = issuance;
    this.authorities =
        new Authorities(
            issuance.identityAuthority("ca." + plan.domain()),
            issuance.tlsAuthority("tlsca." + plan.domain()));
  }

  Organization write(Path folder) {
    writeAuthority(folder.resolve("ca"), caFile(), authorities.identities());
    writeAuthority(folder.resolve("tlsca"), tlsCaFile(), authorities.tls());
    Path msp = folder.resolve("msp");
    writeMsp(msp);
    return new Organization(plan, msp, nodes(folder), admin(folder), authorities);
  }

  private String caFile() {
    return "ca." + plan.domain() + "-cert.pem";
  }

  private String tlsCaFile() {
    return "tlsca." + plan.domain() + "-cert.pem";
  }

  private static void writeAuthority(Path folder, String file, CertificateAuthority authority) {
    MaterialFiles.write(folder.resolve(file), authority.certificate().pem());
    MaterialFiles.writeSecret(folder.resolve(KEY_FILE), KeyPairs.privatePem(authority.keys()));
  }

  private void writeMsp(Path msp) {
    MaterialFiles.write(
        msp.resolve("cacerts").resolve(caFile()), authorities.identities().certificate().pem());
    MaterialFiles.write(
        msp.resolve("tlscacerts").resolve(tlsCaFile()), authorities.tls().certificate().pem());
    MaterialFiles.write(msp.resolve("config.yaml"), Bytes.utf8(configYaml()));
  }

  private String configYaml() {
    StringBuilder yaml = new StringBuilder("NodeOUs:\n  Enable: true\n");
    for (Role each : Role.values()) {
      String unit = CertificateRequest.unitOf(each);
      yaml.append("  %s%sOUIdentifier:\n".formatted(each.name().charAt(0), unit.substring(1)))
          .append("    Certificate: cacerts/%s\n".formatted(caFile()))
          .append("    OrganizationalUnitIdentifier: %s\n".formatted(unit));
    }
    return yaml.toString();
  }

  private List<Member> nodes(Path folder) {
    String kind = CertificateRequest.unitOf(role);
    return IntStream.range(0, plan.nodes())
        .mapToObj(number -> kind + number + "." + plan.domain())
        .map(name -> node(folder.resolve(kind + "s").resolve(name), name))
        .toList();
  }

  private Member node(Path folder, String name) {
    List<String> names =
        Stream.concat(Stream.of(name, "localhost", "127.0.0.1", "::1"), hosts.stream()).toList();
    return member(folder, name, role, "server", issuance.tls(authorities.tls(), name, names));
  }

  private Member admin(Path folder) {
    String name = "Admin@" + plan.domain();
    Issued tls = issuance.tls(authorities.tls(), name, List.of("Admin." + plan.domain()));
    return member(folder.resolve("users").resolve(name), name, Role.ADMIN, "client", tls);
  }

  private Member member(Path folder, String name, Role memberRole, String end, Issued tls) {
    Path mspFolder = folder.resolve("msp");
    writeMsp(mspFolder);
    Issued member = issuance.member(authorities.identities(), name, memberRole);
    MaterialFiles.write(
        mspFolder.resolve("signcerts").resolve(name + "-cert.pem"), member.certificate().pem());
    MaterialFiles.writeSecret(
        mspFolder.resolve("keystore").resolve(KEY_FILE), KeyPairs.privatePem(member.keys()));
    Path tlsFolder = folder.resolve("tls");
    MaterialFiles.write(tlsFolder.resolve("ca.crt"), authorities.tls().certificate().pem());
    MaterialFiles.write(tlsFolder.resolve(end + ".crt"), tls.certificate().pem());
    MaterialFiles.writeSecret(tlsFolder.resolve(end + ".key"), KeyPairs.privatePem(tls.keys()));
    return new Member(name, mspFolder, tlsFolder);
  }
}
