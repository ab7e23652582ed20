// SPDX-License-Identifier: Apache-2.0

/**
 * The wire: Fabric's messages as bytes. The classes in {@code dev.hearsay.wire.gossip}, {@code
 * dev.hearsay.wire.msp} and {@code dev.hearsay.wire.common} are generated from the schema;
 * everything else here translates between them and the domain, so that no other module sees a
 * gossip message of protobuf in its own API.
 *
 * <p>Start with {@link dev.hearsay.wire.ProtobufCodec}, the domain's codec. {@link
 * dev.hearsay.wire.EnvelopeWire} is for transports, which write envelopes in pieces.
 */
@NullMarked
package dev.hearsay.wire;

import org.jspecify.annotations.NullMarked;
