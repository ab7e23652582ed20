// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.SignedMessage;

/**
 * One way to be bad. What it does not say otherwise, an honest member without blocks would do.
 *
 * <p>A script counts each of its misdeeds with {@link Voice#misdeed()}.
 */
public interface Script {

  /** A second has passed. */
  default void tick(Voice voice) {}

  /** Somebody said something. */
  default void hears(Voice voice, Conversation from, SignedMessage message) {}

  /** The time of the next heartbeat or state info, which has its honest time as a start. */
  default PeerTime dated(Voice voice, PeerTime honest) {
    return honest;
  }

  /** The ledger height that somebody is told. */
  default long height(Voice voice, Conversation to) {
    return 1;
  }
}
