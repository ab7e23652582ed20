// SPDX-License-Identifier: Apache-2.0

/**
 * What the members of a channel have agreed on: who belongs to it, who may read it, and who signs
 * its blocks (channel configuration §1 and §4).
 */
@NullMarked
package dev.hearsay.domain.config;

import org.jspecify.annotations.NullMarked;
