// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.examples.pem.PemFile;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The MSP folder of an organization, or of any of its members, as Fabric's tools and {@code hearsay
 * crypto generate} lay it out: {@code cacerts}, {@code crls} and {@code tlscacerts} are read.
 */
public final class OrganizationFolder {

  private OrganizationFolder() {}

  /**
   * The organization as a channel's configuration names it.
   *
   * @param anchors where peers of other organizations first meet it
   * @throws UnusableMaterialException if a file cannot be read
   */
  public static Organization read(Path mspFolder, OrgId org, List<Endpoint> anchors) {
    return new Organization(
        org,
        msp(mspFolder),
        anchors,
        PemFile.in(mspFolder.resolve("tlscacerts")).stream().map(PemFile::content).toList());
  }

  /** Roots and revocation lists, one text after the other. */
  static Bytes msp(Path mspFolder) {
    return Bytes.utf8(
        Stream.of("cacerts", "crls")
            .flatMap(folder -> PemFile.in(mspFolder.resolve(folder)).stream())
            .map(file -> PemFile.content(file).toUtf8())
            .collect(Collectors.joining("\n")));
  }
}
