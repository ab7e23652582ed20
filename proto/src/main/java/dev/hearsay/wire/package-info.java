// SPDX-License-Identifier: Apache-2.0

/**
 * The wire: Fabric's gossip messages as bytes. The classes in {@code dev.hearsay.wire.gossip} and
 * {@code dev.hearsay.wire.msp} are generated from the schema; everything else here translates
 * between them and the domain, so that no other module sees a protobuf type in its own API.
 */
@NullMarked
package dev.hearsay.wire;

import org.jspecify.annotations.NullMarked;
