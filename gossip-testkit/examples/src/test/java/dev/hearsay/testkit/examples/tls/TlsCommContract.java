// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.testkit.contracts.CommContract;
import dev.hearsay.testkit.contracts.CommStation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of transports, over one version of TLS. */
abstract class TlsCommContract extends CommContract {

  private static final int LARGEST = 9 * 1024 * 1024;
  private static final TlsLimits LIMITS =
      new TlsLimits(
          LARGEST,
          TlsLimits.DEFAULTS.firstMessageBytes(),
          TlsLimits.DEFAULTS.unsentBytes(),
          TlsLimits.DEFAULTS.connections(),
          TlsLimits.DEFAULTS.connectionsPerAddress());

  private static TlsNodes nodes;

  /** The version to speak, as the JDK calls it. */
  abstract String version();

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    nodes = new TlsNodes(folder);
  }

  @Override
  protected CommStation newStation(String name) {
    return TlsNodes.station(speaking(nodes.settings(1, name.equals("alice") ? 0 : 1)));
  }

  @Override
  protected CommStation rivalOf(CommStation running) {
    TlsFiles files = nodes.files(1, 2, 1);
    return TlsNodes.station(
        speaking(TlsSettings.of(TlsNodes.HOST, running.endpoint().port(), files)));
  }

  private TlsSettings speaking(TlsSettings settings) {
    return settings.withVersions(List.of(version())).withLimits(LIMITS);
  }

  @Override
  protected int largestMessage() {
    return LARGEST;
  }

  @Override
  protected Endpoint nobody() {
    return Endpoint.of(TlsNodes.HOST, 1);
  }
}
