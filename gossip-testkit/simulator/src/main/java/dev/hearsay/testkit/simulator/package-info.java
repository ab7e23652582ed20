// SPDX-License-Identifier: Apache-2.0

/**
 * A whole network in one thread under virtual time: links, faults and cryptography are simulated
 * and every run is reproducible from its seed.
 */
@NullMarked
package dev.hearsay.testkit.simulator;

import org.jspecify.annotations.NullMarked;
