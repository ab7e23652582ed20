// SPDX-License-Identifier: Apache-2.0

/**
 * {@code hearsay bench}: what dissemination achieves and costs, in a network of real nodes in one
 * process. {@link dev.hearsay.bootstrap.bench.DisseminationRun} does it in phases; {@link
 * dev.hearsay.bootstrap.bench.ResourceMeter} reads the meters of the process and the nodes.
 */
@NullMarked
package dev.hearsay.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
