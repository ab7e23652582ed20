// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;

/**
 * A member of the network as this node knows it.
 *
 * @param pkiId who it is
 * @param externalEndpoint where other organizations reach it, may be none
 * @param internalEndpoint where its own organization reaches it; none for members of other
 *     organizations
 * @param metadata free bytes of its application
 * @param envelope its newest alive message, as it arrived
 */
public record NetworkMember(
    PkiId pkiId,
    Endpoint externalEndpoint,
    Endpoint internalEndpoint,
    Bytes metadata,
    Envelope envelope) {

  /** Where this node dials it: the internal endpoint if it is known, else the external one. */
  public Endpoint preferredEndpoint() {
    return internalEndpoint.isNone() ? externalEndpoint : internalEndpoint;
  }
}
