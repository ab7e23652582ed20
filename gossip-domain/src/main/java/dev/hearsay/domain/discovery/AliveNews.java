// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.trust.VerifiedMessage;

/**
 * What a verified alive message says, cut loose from the larger bytes that it came in, ready for
 * the tables.
 *
 * @param internalEndpoint from the secret; none if there is no secret, or none that could be
 *     dialled: an empty secret says no more than an absent one (pitfalls A.3.5)
 * @param envelope without the secret if the author is of another organization: it should not have
 *     reached us
 */
record AliveNews(
    PkiId author,
    OrgId org,
    PeerTime time,
    Endpoint externalEndpoint,
    Endpoint internalEndpoint,
    Bytes metadata,
    Envelope envelope) {

  /**
   * The news in {@code alive}, which is the content of {@code message}; {@code ownOrg} is this
   * node's.
   */
  static AliveNews of(VerifiedMessage message, AliveMessage alive, OrgId ownOrg) {
    boolean kin = message.author().org().equals(ownOrg);
    Envelope envelope = message.envelope().compact();
    return new AliveNews(
        alive.author(),
        message.author().org(),
        alive.time(),
        alive.membership().externalEndpoint(),
        kin ? internalEndpointIn(message) : Endpoint.NONE,
        alive.membership().metadata().compact(),
        kin ? envelope : envelope.withoutSecret());
  }

  private static Endpoint internalEndpointIn(VerifiedMessage message) {
    return message
        .secret()
        .map(Secret::internalEndpoint)
        .filter(AliveRules::isDialable)
        .orElse(Endpoint.NONE);
  }
}
