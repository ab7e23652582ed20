// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;

/** What the connections have to say to the node. Called on the node loop. */
public interface ConnectionListener {

  /**
   * A message of an authenticated peer; handshakes, acknowledgements and empty messages are taken
   * off before.
   */
  void received(ReceivedMessage message, Now now);

  /** A handshake or a deep probe proved an identity. */
  void proved(ValidatedIdentity identity, Now now);

  /** A peer cannot be reached although it was tried more than once (comm §5). */
  void presumedDead(PkiId peer, Now now);

  /**
   * Where {@code expected} was dialled, another identity of the same organization answered (comm
   * §3.2).
   */
  void identitySwitched(PkiId expected, ValidatedIdentity actual, Now now);

  /** A shallow probe ended (wire §7.2). */
  void probed(Endpoint endpoint, boolean answered, Now now);

  /** A deep probe found this identity (wire §7.1). */
  void identified(Endpoint endpoint, ValidatedIdentity identity, Now now);

  /** A deep probe failed. */
  void identifyFailed(Endpoint endpoint, Rejection reason, String detail, Now now);

  /**
   * The answer to a message that asked to be acknowledged.
   *
   * @param token as given with the message
   * @param peer who was asked
   * @param error empty for success; else the peer's own words, or why no answer came
   */
  void acknowledged(long token, PkiId peer, String error, Now now);
}
