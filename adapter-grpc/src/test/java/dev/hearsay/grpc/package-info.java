// SPDX-License-Identifier: Apache-2.0

/**
 * The transport over gRPC against its contract, with every kind of TLS, and against nodes that do
 * not behave.
 */
@NullMarked
package dev.hearsay.grpc;

import org.jspecify.annotations.NullMarked;
