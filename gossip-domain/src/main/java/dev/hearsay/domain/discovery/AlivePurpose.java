// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;

/**
 * What an own alive message is needed for (discovery §4, §7 and §10). One message may serve several
 * purposes.
 */
public sealed interface AlivePurpose {

  /** The heartbeat to everybody. */
  record Push() implements AlivePurpose {}

  /** The request to a few members in a sync round. */
  record Sync() implements AlivePurpose {}

  /** The request to a seed that was identified. */
  record Approach(Endpoint seed) implements AlivePurpose {}

  /** The request to a dead member that answered a probe. */
  record Revive(PeerAddress member, OrgId org) implements AlivePurpose {}

  /**
   * The own entry in a membership response.
   *
   * @param nonce repeats that of the request
   */
  record Answer(PeerAddress requester, OrgId org, long nonce) implements AlivePurpose {}
}
