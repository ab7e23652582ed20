// SPDX-License-Identifier: Apache-2.0

/**
 * A transport out of nothing but the JDK: TLS 1.3 or 1.2 over sockets, virtual threads for all that
 * blocks, and frames of one byte for the kind, four for the length, and the body.
 *
 * <p>Begin with {@link dev.hearsay.testkit.examples.tls.TlsComm}, which owns the links of a node.
 * {@code TlsLink} is the life of one of them: established by one side's {@code Open}, kept in
 * {@code Conversation} by a thread that reads and one that writes, ended by {@code Finish}, {@code
 * Abort} or the loss of the connection. {@code Outbox} is what waits to be written; {@code Frame}
 * what there is to say.
 *
 * <p>Envelopes travel in the bytes that {@link dev.hearsay.domain.port.MessageCodec} makes of them:
 * the port offers that to transports that carry bytes, so this one has no wire format of envelopes
 * to keep in step with the codec's, and does not know protobuf.
 *
 * <p>It is not compatible with Fabric's peers, and not meant to be.
 */
@NullMarked
package dev.hearsay.testkit.examples.tls;

import org.jspecify.annotations.NullMarked;
