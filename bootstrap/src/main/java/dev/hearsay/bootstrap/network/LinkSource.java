// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import java.util.List;

/** How the nodes of a network reach each other: one transport for all of them. */
public interface LinkSource extends AutoCloseable {

  /** What the transport is called. */
  String name();

  /** Ports of this machine, one for each of {@code count} nodes, that nobody else uses. */
  List<Integer> ports(int count);

  /**
   * Binds {@link dev.hearsay.domain.port.Comm} for a node. Of TLS authorities it knows that of its
   * own organization; channels tell it others.
   */
  Module linksOf(Seat seat);

  /** Ends what the nodes share; after the nodes. */
  @Override
  void close();
}
