// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.message.Envelope;

/** Hears what nodes write to each other. Called under the network's lock. */
@FunctionalInterface
public interface WireListener {

  /** The node called {@code from} has written to its open link with the node called {@code to}. */
  void sent(String from, String to, Envelope envelope);
}
