// SPDX-License-Identifier: Apache-2.0

/** Whose identities are known, how long they stay, and how they spread (identities §8 and §9). */
@NullMarked
package dev.hearsay.domain.identity;

import org.jspecify.annotations.NullMarked;
