// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.grpc.GrpcSettings;
import dev.hearsay.grpc.Listen;
import dev.hearsay.grpc.TransportSecurity;
import dev.hearsay.grpc.TransportSecurity.ClientAuth;
import dev.hearsay.grpc.TransportSecurity.KeyFiles;
import dev.hearsay.grpc.TransportSecurity.MutualTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportSettingsTest {
  @TempDir private Path folder;

  @Test
  void whatIsNotConfiguredIsTheTransportsOwnDefault() {
    GrpcSettings settings = read("peer: {}");

    assertThat(settings)
        .isEqualTo(
            GrpcSettings.defaults(
                new Listen.OwnServer("0.0.0.0", 7051), new TransportSecurity.Plaintext()));
  }

  @Test
  void configuredValuesReachTheTransport() {
    GrpcSettings settings =
        read(
            """
            peer:
              listenAddress: 127.0.0.1:0
              maxRecvMsgSize: 1000
              maxSendMsgSize: 2000
              keepalive: {interval: 1s, timeout: 2s, minInterval: 3s, client: {interval: 4s, timeout: 5s}}
              gossip: {dialTimeout: 6s, connTimeout: 7s}
            """);

    assertThat(settings.listen()).isEqualTo(new Listen.OwnServer("127.0.0.1", 0));
    assertThat(settings.limits().sizes().receive()).isEqualTo(1_000);
    assertThat(settings.limits().sizes().send()).isEqualTo(2_000);
    assertThat(settings.keepalive().serverInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.keepalive().serverTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.keepalive().minInterval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.keepalive().clientInterval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.keepalive().clientTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.timeouts().dial()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.timeouts().ping()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void theFilesOfTlsReachTheTransport() {
    for (String name : new String[] {"a.crt", "a.key", "ca.crt", "b.crt", "b.key"}) {
      new ConfigFolder(folder).file(name);
    }

    GrpcSettings settings =
        read(
            """
            peer:
              tls:
                enabled: true
                cert: {file: a.crt}
                key: {file: a.key}
                rootcert: {file: ca.crt}
                clientAuthRequired: true
                clientRootCAs: {files: [ca.crt]}
                clientCert: {file: b.crt}
                clientKey: {file: b.key}
            """);

    Path root = folder.resolve("ca.crt");
    MutualTls tls = (MutualTls) settings.security();
    assertThat(tls.server())
        .isEqualTo(new KeyFiles(folder.resolve("a.crt"), folder.resolve("a.key")));
    assertThat(tls.client())
        .isEqualTo(new KeyFiles(folder.resolve("b.crt"), folder.resolve("b.key")));
    assertThat(tls.roots()).containsExactly(root);
    assertThat(tls.clientAuth()).isEqualTo(new ClientAuth.Required(List.of(root)));
  }

  private GrpcSettings read(String yaml) {
    return new ConfigFolder(folder).read(yaml).transport();
  }
}
