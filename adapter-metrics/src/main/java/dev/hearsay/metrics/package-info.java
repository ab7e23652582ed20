// SPDX-License-Identifier: Apache-2.0

/**
 * Turns the events of a node into Prometheus metrics. It listens only: it never blocks the node and
 * never throws into it.
 */
@NullMarked
package dev.hearsay.metrics;

import org.jspecify.annotations.NullMarked;
