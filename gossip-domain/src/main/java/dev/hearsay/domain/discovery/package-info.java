// SPDX-License-Identifier: Apache-2.0

/**
 * Who is alive, who is dead, how a node learns and forgets members, and what it discloses to whom
 * (discovery §1 to §16).
 *
 * <p>{@link dev.hearsay.domain.discovery.Discovery} is the door. What it needs of the other rooms
 * stands in {@link dev.hearsay.domain.discovery.DiscoveryComm} and {@link
 * dev.hearsay.domain.discovery.DiscoverySecurity}.
 */
@NullMarked
package dev.hearsay.domain.discovery;

import org.jspecify.annotations.NullMarked;
