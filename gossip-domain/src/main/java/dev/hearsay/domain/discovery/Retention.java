// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The endpoints of seeds, whose members are never forgotten for their silence, so that they are
 * probed for ever (discovery §8). Endpoints are compared as text. Grows with the configuration
 * only.
 */
final class Retention {

  private final Set<Endpoint> endpoints = new LinkedHashSet<>();

  void add(Endpoint seed) {
    endpoints.add(seed);
  }

  /** Whether one of the member's endpoints is that of a seed. */
  boolean keeps(MemberEntry entry) {
    return endpoints.contains(entry.member().externalEndpoint())
        || endpoints.contains(entry.member().internalEndpoint());
  }
}
