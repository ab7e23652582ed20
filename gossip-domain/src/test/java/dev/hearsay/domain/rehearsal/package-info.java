// SPDX-License-Identifier: Apache-2.0

/** Small stand-ins for the world, with which the rooms of the core are rehearsed one by one. */
@NullMarked
package dev.hearsay.domain.rehearsal;

import org.jspecify.annotations.NullMarked;
