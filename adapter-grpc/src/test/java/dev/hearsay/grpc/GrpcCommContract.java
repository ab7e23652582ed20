// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.testkit.contracts.CommContract;
import dev.hearsay.testkit.contracts.CommStation;
import org.junit.jupiter.api.AfterEach;

/** The contract of transports over loopback; what secures it differs. */
abstract class GrpcCommContract extends CommContract {

  private static final int LARGEST = 9 * 1024 * 1024;
  private static final GrpcLimits LIMITS =
      new GrpcLimits(
          new GrpcLimits.Sizes(
              LARGEST,
              2 * LARGEST,
              GrpcLimits.Sizes.DEFAULTS.first(),
              GrpcLimits.Sizes.DEFAULTS.window()),
          GrpcLimits.Counts.DEFAULTS);

  private final TestNodes nodes = new TestNodes();

  /** The security of the node called {@code name}. */
  abstract TransportSecurity security(String name);

  @AfterEach
  void closeThreads() {
    nodes.close();
  }

  @Override
  protected CommStation newStation(String name) {
    return nodes.node(TestNodes.settings(security(name)).withLimits(LIMITS));
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

  @Override
  protected int largestMessage() {
    return LARGEST;
  }

  /** HTTP/2 resets a stream with a number, not with words. */
  @Override
  protected boolean tellsTheDialledSideWhy() {
    return false;
  }
}
