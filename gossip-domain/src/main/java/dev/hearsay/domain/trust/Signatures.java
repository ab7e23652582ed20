// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import java.util.Optional;

/**
 * Has this node's own messages encoded and signed, once for all who will get them. The answer comes
 * back to the room later, in the order of the requests.
 *
 * @param <P> what the room wants to know again when the answer comes
 */
@FunctionalInterface
public interface Signatures<P> {

  /**
   * Asks for a signature.
   *
   * @param draft what is to be said, complete with timestamps
   * @param secret for the own organization only, signed on its own; empty for none
   * @param purpose comes back with the signed message, or with the news that the key could not be
   *     used
   */
  void sign(GossipMessage draft, Optional<Secret> secret, P purpose);
}
