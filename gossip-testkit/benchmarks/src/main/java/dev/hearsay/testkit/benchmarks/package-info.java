// SPDX-License-Identifier: Apache-2.0

/**
 * What single steps of a node cost. Run with {@code mvn -Pbenchmarks -pl gossip-testkit/benchmarks
 * -am verify -DskipTests}; what came of it is told in docs/measurements.md.
 */
@NullMarked
package dev.hearsay.testkit.benchmarks;

import org.jspecify.annotations.NullMarked;
