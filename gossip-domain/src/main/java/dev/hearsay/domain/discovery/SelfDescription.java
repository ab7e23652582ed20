// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;

/**
 * What a node tells others of itself (discovery §4).
 *
 * @param externalEndpoint where other organizations reach it; {@link Endpoint#NONE} keeps the node
 *     invisible to them
 * @param internalEndpoint where its own organization reaches it; mandatory
 * @param metadata free bytes of the application
 * @param identity the node's own identity
 */
public record SelfDescription(
    Endpoint externalEndpoint,
    Endpoint internalEndpoint,
    Bytes metadata,
    ValidatedIdentity identity) {

  /**
   * Checks the endpoints, which are published exactly as they are written here.
   *
   * @throws IllegalArgumentException naming the endpoint that nobody could dial
   */
  public SelfDescription {
    requireDialable("internal", internalEndpoint);
    if (!externalEndpoint.isNone()) {
      requireDialable("external", externalEndpoint);
    }
  }

  /** The node's PKI-ID. */
  public PkiId pkiId() {
    return identity.pkiId();
  }

  /** The node's organization. */
  public OrgId org() {
    return identity.org();
  }

  private static void requireDialable(String which, Endpoint endpoint) {
    if (!endpoint.isDialable()) {
      throw new IllegalArgumentException(
          "the %s endpoint is '%s'; it must be host:port with a port from 1 to 65535"
              .formatted(which, endpoint));
    }
  }
}
