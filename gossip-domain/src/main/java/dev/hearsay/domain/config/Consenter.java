// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.config;

import dev.hearsay.domain.id.PeerIdentity;

/**
 * An orderer of a Byzantine fault tolerant channel, who signs blocks by number (identities §7.2).
 *
 * @param number as block signatures give it, unsigned
 * @param identity whose key signs
 */
public record Consenter(int number, PeerIdentity identity) {}
