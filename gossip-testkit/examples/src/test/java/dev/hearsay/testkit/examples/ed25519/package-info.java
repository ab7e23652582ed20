// SPDX-License-Identifier: Apache-2.0

/** The crypto over Ed25519 against its contracts, with keys as the program generates them. */
@NullMarked
package dev.hearsay.testkit.examples.ed25519;

import org.jspecify.annotations.NullMarked;
