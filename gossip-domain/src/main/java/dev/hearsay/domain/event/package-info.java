// SPDX-License-Identifier: Apache-2.0

/** All that happens in a node and that somebody outside may want to see, each with its cause. */
@NullMarked
package dev.hearsay.domain.event;

import org.jspecify.annotations.NullMarked;
