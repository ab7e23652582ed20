// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.testkit.contracts.TlsTrustContract;
import dev.hearsay.testkit.examples.pem.PemFile;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The trust in servers, seen by real dials. The servers trust the dialler's authority. */
final class TlsSocketTrustTest extends TlsTrustContract {

  private static TlsNodes nodes;

  private final List<CommStation> running = new ArrayList<>();

  @BeforeAll
  static void makeKeys(@TempDir Path folder) {
    nodes = new TlsNodes(folder);
  }

  @AfterEach
  void closeAll() {
    running.forEach(station -> station.comm().close());
  }

  @Override
  protected Site site() {
    return new Dials();
  }

  private static int org(Authority authority) {
    return switch (authority) {
      case FIRST -> 1;
      case SECOND -> 2;
    };
  }

  private CommStation started(TlsSettings settings) {
    CommStation station = TlsNodes.station(settings).start();
    running.add(station);
    return station;
  }

  private final class Dials implements Site {

    private final CommStation dialler = started(nodes.settings(1, 0));
    private final Map<Authority, CommStation> servers = new EnumMap<>(Authority.class);
    private long dials;

    @Override
    public TlsTrust trust() {
      return (TlsComm) dialler.comm();
    }

    @Override
    public Bytes pem(Authority authority) {
      return PemFile.content(nodes.root(org(authority)));
    }

    @Override
    public Bytes der(Authority authority) {
      try {
        Path file = nodes.root(org(authority));
        return Bytes.wrap(PemFile.certificates(file).getFirst().getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read has no bytes", e);
      }
    }

    @Override
    public boolean links(Authority authority) {
      CommStation server =
          servers.computeIfAbsent(authority, issuer -> started(nodes.settings(org(issuer), 1, 1)));
      LinkId link = LinkId.outbound(++dials);
      dialler.comm().dial(link, server.endpoint());
      dialler.recorder().awaitThat("the end of the dial", () -> isUp(link) || hasFailed(link));
      return isUp(link);
    }

    private boolean isUp(LinkId link) {
      return dialler.recorder().reports(CommReport.Up.class).stream()
          .anyMatch(up -> up.link().equals(link));
    }

    private boolean hasFailed(LinkId link) {
      return dialler.recorder().reports(CommReport.Down.class).stream()
          .anyMatch(down -> down.link().equals(link) && down.cause() == LinkEnd.DIAL_FAILED);
    }
  }
}
