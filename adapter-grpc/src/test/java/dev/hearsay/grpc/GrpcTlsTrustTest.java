// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.testkit.contracts.TlsTrustContract;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The trust in servers, seen by real dials. In memory there is no TLS, so nothing else has it. */
final class GrpcTlsTrustTest extends TlsTrustContract {

  private static final Map<Authority, TestAuthority> AUTHORITIES = new EnumMap<>(Authority.class);

  private final TestNodes nodes = new TestNodes();

  @BeforeAll
  static void foundAuthorities(@TempDir Path folder) {
    for (Authority authority : Authority.values()) {
      AUTHORITIES.put(authority, new TestAuthority(folder, authority.name()));
    }
  }

  @AfterEach
  void closeAll() {
    nodes.close();
  }

  @Override
  protected Site site() {
    return new Dials();
  }

  private static TestAuthority authority(Authority authority) {
    return Objects.requireNonNull(AUTHORITIES.get(authority));
  }

  private CommStation started(Authority issuer) {
    return nodes.started(
        TestNodes.settings(
            TestNodes.tls(
                authority(issuer).issue("node", TestNodes.HOST),
                authority(Authority.FIRST).root())));
  }

  private final class Dials implements Site {

    private final CommStation dialler = started(Authority.FIRST);
    private final Map<Authority, CommStation> servers = new EnumMap<>(Authority.class);
    private final AtomicLong numbers = new AtomicLong();

    @Override
    public TlsTrust trust() {
      return TestNodes.grpc(dialler);
    }

    @Override
    public Bytes pem(Authority authority) {
      return Bytes.utf8(authority(authority).rootPem());
    }

    @Override
    public Bytes der(Authority authority) {
      return authority(authority).rootDer();
    }

    @Override
    public boolean links(Authority authority) {
      CommStation server = servers.computeIfAbsent(authority, GrpcTlsTrustTest.this::started);
      LinkId link = LinkId.outbound(numbers.incrementAndGet());
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
