// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Organizations as a channel's configuration names them, out of MSP folders: for networks whose
 * channels nobody has configured with an ordering service.
 */
public final class ChannelOrganizations {

  private ChannelOrganizations() {}

  /**
   * Reads the folder of an organization, or of any of its members. Keys that lie there are not
   * touched.
   *
   * @param anchors where peers of other organizations first meet it
   * @throws dev.hearsay.crypto.base.CryptoConfigurationException if a file cannot be read: it names
   *     the file
   */
  public static Organization read(Path folder, String mspId, List<Endpoint> anchors) {
    MspConfiguration configuration = MspFolder.organization(folder, mspId);
    return new Organization(
        new OrgId(mspId),
        MspWire.encode(configuration),
        anchors,
        contents(configuration.tlsAuthorities()));
  }

  private static List<Bytes> contents(MspConfiguration.Authorities authorities) {
    return Stream.concat(authorities.roots().stream(), authorities.intermediates().stream())
        .map(MspPart::content)
        .toList();
  }
}
