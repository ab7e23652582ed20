// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;

/**
 * A peer that is known by configuration, through which a node finds the others (discovery §10.3 and
 * §10.4).
 */
public sealed interface Seed {

  /** Where it is reached, compared as text. */
  Endpoint endpoint();

  /** A peer of the own organization, from the node's settings. */
  record Bootstrap(Endpoint endpoint) implements Seed {
    /**
     * Checks the endpoint.
     *
     * @throws IllegalArgumentException naming the endpoint that nobody could dial
     */
    public Bootstrap {
      if (!endpoint.isDialable()) {
        throw new IllegalArgumentException(
            "the bootstrap endpoint is '" + endpoint + "'; it must be host:port");
      }
    }
  }

  /**
   * A peer that an organization declares in a channel's configuration. One that is declared for the
   * own organization must belong to it; with other organizations the declaration is not compared.
   * One that nobody could dial is passed over.
   *
   * @param declaredOrg the organization that declares it
   */
  record Anchor(Endpoint endpoint, OrgId declaredOrg) implements Seed {}
}
