// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;

/** How far the connector of a seed has come. Attempts are numbered from 1. */
sealed interface SeedStep {

  Seed seed();

  int attempt();

  /** Somebody asks who serves there. */
  record Identifying(Seed seed, int attempt) implements SeedStep {}

  /** It is known who serves there; the own alive message for the request is being made. */
  record Introducing(Seed seed, int attempt, PeerAddress peer, OrgId org) implements SeedStep {}

  /** The request is on its way. */
  record Asking(Seed seed, int attempt, PkiId peer, long nonce) implements SeedStep {}

  /** It answered; what it said of itself is being verified. */
  record Answered(Seed seed, int attempt, PkiId peer) implements SeedStep {}

  /** The attempt failed; the next one comes after a pause. */
  record Pausing(Seed seed, int attempt) implements SeedStep {}

  /** The seed is known now, or is this node itself. */
  record Finished(Seed seed, int attempt) implements SeedStep {}
}
