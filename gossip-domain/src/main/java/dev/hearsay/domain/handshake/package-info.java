// SPDX-License-Identifier: Apache-2.0

/**
 * How two nodes prove to each other who they are: the first message on every stream, built and
 * judged the same way whatever the transport (wire §7).
 *
 * <p>{@link dev.hearsay.domain.handshake.HandshakeMessages} speaks, {@link
 * dev.hearsay.domain.handshake.HandshakeJudge} listens; neither keeps state. When to speak and what
 * follows from a verdict is decided in the next room: {@link dev.hearsay.domain.connection}.
 */
@NullMarked
package dev.hearsay.domain.handshake;

import org.jspecify.annotations.NullMarked;
