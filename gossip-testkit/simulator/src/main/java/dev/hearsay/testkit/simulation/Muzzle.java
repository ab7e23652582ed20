// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.testkit.memory.ForwardingComm;
import java.util.function.Predicate;

/**
 * Keeps some envelopes from ever reaching the transport, while the node believes they were sent.
 */
final class Muzzle extends ForwardingComm {

  private final Predicate<Envelope> kept;

  Muzzle(Comm comm, Predicate<Envelope> kept) {
    super(comm);
    this.kept = kept;
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    return kept.test(envelope) || super.write(link, envelope);
  }
}
