// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.connection.PeerAddress;
import java.util.List;

/**
 * The peers that may be asked for blocks: alive, of the own organization, eligible (dissemination
 * §6.4). Each list is in an order that is the same in every run.
 */
public interface BlockPeers {

  /** All of them. */
  List<PeerAddress> all();

  /** Those that stated a ledger height, unsigned, above {@code height}. */
  List<PeerAddress> above(long height);
}
