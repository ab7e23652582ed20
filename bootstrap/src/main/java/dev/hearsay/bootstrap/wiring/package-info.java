// SPDX-License-Identifier: Apache-2.0

/**
 * How adapters and core become a node: one Guice module for each adapter, so that whoever brings
 * another transport, crypto library or listener swaps one module, and {@link
 * dev.hearsay.bootstrap.wiring.NodeModule} that plugs them into the core.
 *
 * <p>{@link dev.hearsay.bootstrap.wiring.Assembly} puts modules together, strictly and completely,
 * before anything is started.
 */
@NullMarked
package dev.hearsay.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
