// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;

/**
 * Whom to reach, and where if there is no link yet.
 *
 * @param peer the peer
 * @param endpoint its preferred endpoint, {@link Endpoint#NONE} if it can be reached over an open
 *     link only
 */
public record PeerAddress(PkiId peer, Endpoint endpoint) {}
