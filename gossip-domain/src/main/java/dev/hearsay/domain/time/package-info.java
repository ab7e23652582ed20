// SPDX-License-Identifier: Apache-2.0

/** Time as the core knows it: given with every input, never taken. */
@NullMarked
package dev.hearsay.domain.time;

import org.jspecify.annotations.NullMarked;
