// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.emitter.EmitterSettings;
import java.util.List;

/**
 * How messages are pushed.
 *
 * @param strategy how blocks are pushed: one of {@link #strategies()}
 * @param propagatePeerNum how many peers each message is pushed to
 * @param emitter how messages are collected before they are pushed
 */
public record PushSettings(String strategy, int propagatePeerNum, EmitterSettings emitter) {

  private static final int FABRICS_PEERS = 3;

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException naming the value that does not, and what it may be
   */
  public PushSettings {
    var _ = Strategies.named(strategy);
    if (propagatePeerNum < 0) {
      throw new IllegalArgumentException(
          "propagatePeerNum is " + propagatePeerNum + "; it must be 0 or more");
    }
  }

  /** Fabric's: infect and die, 3 peers, batches of 10 messages or 10 ms. */
  public static PushSettings defaults() {
    return new PushSettings(FabricPush.NAME, FABRICS_PEERS, EmitterSettings.defaults());
  }

  /** The names of all strategies, the default first. */
  public static List<String> strategies() {
    return Strategies.names();
  }

  /** These settings with another strategy. */
  public PushSettings withStrategy(String name) {
    return new PushSettings(name, propagatePeerNum, emitter);
  }

  /** A fresh strategy for one node. */
  public DisseminationStrategy newStrategy() {
    return Strategies.named(strategy).make(this);
  }
}
