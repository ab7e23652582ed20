// SPDX-License-Identifier: Apache-2.0

/** A real node over real gRPC against peers that do what they should not. */
@NullMarked
package dev.hearsay.bootstrap.it;

import org.jspecify.annotations.NullMarked;
