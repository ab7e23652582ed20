// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;

/**
 * Who is at the other end of a link, proved by the handshake (wire §7).
 *
 * @param link the link
 * @param peer the authenticated peer
 * @param proof the handshake as it arrived: its payload and signature are judged again by channel
 *     and collection policies
 * @param remoteAddress the socket address as text, for logs; not the gossip endpoint
 */
public record ConnectionInfo(
    LinkId link, ValidatedIdentity peer, Envelope proof, String remoteAddress) {}
