// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterSettings;
import java.util.List;

/**
 * Infect and die (dissemination §3, row 1): each peer hands each block to a few others, once.
 *
 * <p>The blocks of a batch share one choice of peers; whoever brought a block is left out
 * afterwards, so it may go to fewer.
 *
 * @param peers how many peers are chosen, {@code propagatePeerNum}
 * @param batching how blocks are collected
 */
public record FabricPush(int peers, EmitterSettings batching) implements DisseminationStrategy {

  /** What it is called. */
  public static final String NAME = "fabric-push";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Delivery> spread(
      List<Rumour> blocks, List<NetworkMember> eligible, PeerSelector selector) {
    List<NetworkMember> chosen = selector.select(peers, eligible, RoutingFilter.everybody());
    return blocks.stream().flatMap(block -> block.copiesFor(chosen)).toList();
  }
}
