// SPDX-License-Identifier: Apache-2.0

/** The transport in memory against its contract, and the faults it can make. */
@NullMarked
package dev.hearsay.testkit.memory;

import org.jspecify.annotations.NullMarked;
