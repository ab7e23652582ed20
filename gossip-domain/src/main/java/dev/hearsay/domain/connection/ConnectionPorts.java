// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the connections ask of the world.
 *
 * @param comm the transport, started and closed by whoever owns it
 * @param codec encodes acknowledgements and messages that ask for one
 * @param timers brings {@link Connections#timer} back
 * @param randomness this room's own stream: nonces and the jitter of back-offs
 * @param metrics hears what happens to links and messages
 * @param handshakes signs and judges away from the node loop
 * @param knownIdentity the stored identity of a peer; looking it up may count as use
 */
public record ConnectionPorts(
    Comm comm,
    MessageCodec codec,
    Scheduler<ConnectionTimer> timers,
    Randomness randomness,
    GossipMetrics metrics,
    HandshakeDesk handshakes,
    Function<PkiId, Optional<ValidatedIdentity>> knownIdentity) {}
