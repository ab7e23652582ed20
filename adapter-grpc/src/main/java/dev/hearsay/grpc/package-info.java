// SPDX-License-Identifier: Apache-2.0

/**
 * Links between nodes over gRPC with mutual TLS: the production transport that talks to Fabric
 * peers. It moves envelopes and reports TLS certificate hashes; it judges nothing.
 */
@NullMarked
package dev.hearsay.grpc;

import org.jspecify.annotations.NullMarked;
