// SPDX-License-Identifier: Apache-2.0

/** What arrives under each condition of links, and what its sender hears. */
@NullMarked
package dev.hearsay.testkit.condition;

import org.jspecify.annotations.NullMarked;
