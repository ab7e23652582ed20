// SPDX-License-Identifier: Apache-2.0

/**
 * Which stream belongs to whom, and how messages find their way onto it (comm §2 to §11).
 *
 * <p>{@link dev.hearsay.domain.connection.Connections} is the door: other rooms address peers,
 * never links. What it has to say to the node goes to a {@link
 * dev.hearsay.domain.connection.ConnectionListener}; what it asks of the world stands in {@link
 * dev.hearsay.domain.connection.ConnectionPorts}, its limits in {@link
 * dev.hearsay.domain.connection.ConnectionSettings}.
 *
 * <p>Behind the door a link is followed from its first moment to its last. {@code Dials} begins
 * one, {@code Handshakes} leads it to a verdict, {@code Arrivals} gives it to a peer, {@code Inbox}
 * and {@code Outbox} use it, {@code DoubleLinks} decides when there are two, {@code LinkEnds} ends
 * it. {@code Dialer} knows when a peer is dialled, and when it is given up:
 *
 * <pre>
 *   Link:  Dialling -> Greeting -> Judging -> Judged -> Open -> Leaving -> gone
 *                                                    \-> Dismissed (a probe) -> gone
 *   Peer:  None -> Dialling -> connected, or after a failure Resting -> Dialling -> ... -> presumed dead
 * </pre>
 *
 * <p>Handshakes themselves are built and judged in {@link dev.hearsay.domain.handshake}.
 */
@NullMarked
package dev.hearsay.domain.connection;

import org.jspecify.annotations.NullMarked;
