// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterSettings;
import java.util.List;

/**
 * Everybody tells everybody, at once: the bound that other strategies are measured against.
 *
 * <p>No block is later and none costs more: with n peers each travels about n² times.
 */
public final class Flood implements DisseminationStrategy {

  /** What it is called. */
  public static final String NAME = "flood";

  private final EmitterSettings batching;

  /**
   * Floods.
   *
   * @param usual its bounds hold here, and pushing is off here if it is off there
   */
  public Flood(EmitterSettings usual) {
    this.batching = usual.unbatched();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public EmitterSettings batching() {
    return batching;
  }

  @Override
  public List<Delivery> spread(
      List<Rumour> blocks, List<NetworkMember> eligible, PeerSelector selector) {
    return blocks.stream().flatMap(block -> block.copiesFor(eligible)).toList();
  }
}
