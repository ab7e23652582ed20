// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.fixture.Material;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChannelOrganizationsTest {

  private static final List<Endpoint> ANCHORS = List.of(Endpoint.of("peer0.org1", 7051));

  @TempDir private Path folder;

  @Test
  void anOrganizationIsTheSameInItsOwnFolderAndInThatOfAMember() {
    GeneratedNetwork.Organization org =
        Material.organization(folder.resolve("net")).peerOrganizations().getFirst();
    ChannelConfig.Organization read =
        ChannelOrganizations.read(org.mspFolder(), "Org1MSP", ANCHORS);
    assertThat(ChannelOrganizations.read(org.nodes().getFirst().mspFolder(), "Org1MSP", ANCHORS))
        .isEqualTo(read);
    assertThat(read.anchors()).isEqualTo(ANCHORS);
    assertThat(read.tlsCertificates())
        .containsExactly(
            Bytes.utf8(Material.read(org.nodes().getFirst().tlsFolder().resolve("ca.crt"))));
    assertThat(MspWire.decode("channel", read.msp()).orElseThrow().mspId()).isEqualTo("Org1MSP");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatExceptionOfType(CryptoConfigurationException.class)
        .isThrownBy(() -> ChannelOrganizations.read(missing, "Org1MSP", List.of()))
        .withMessageContaining(missing.toString());
  }
}
