// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.testkit.contracts.CommContract;
import dev.hearsay.testkit.contracts.CommStation;
import org.junit.jupiter.api.AfterEach;

/** The contract of transports over loopback; what secures it differs. */
abstract class GrpcCommContract extends CommContract {

  private final TestNodes nodes = new TestNodes();

  /** The security of the node called {@code name}. */
  abstract TransportSecurity security(String name);

  @AfterEach
  void closeThreads() {
    nodes.close();
  }

  @Override
  protected CommStation newStation(String name) {
    return nodes.node(TestNodes.settings(security(name)));
  }

  @Override
  protected CommStation rivalOf(CommStation running) {
    int port = running.endpoint().port();
    return nodes.node(
        GrpcSettings.defaults(new Listen.OwnServer(TestNodes.HOST, port), security("rival")));
  }

  @Override
  protected Endpoint nobody() {
    return Endpoint.of(TestNodes.HOST, 1);
  }

  /** HTTP/2 resets a stream with a number, not with words. */
  @Override
  protected boolean tellsTheDialledSideWhy() {
    return false;
  }
}
