// SPDX-License-Identifier: Apache-2.0

/**
 * Somebody with a valid identity who means no good: takes part in a simulated network as far as it
 * likes, and says beside that whatever its script has it say.
 *
 * <p>Begin with {@link dev.hearsay.testkit.adversary.Adversary}; each {@link
 * dev.hearsay.testkit.adversary.Script} is one way to be bad. It never speaks for the good of the
 * network and needs no rules but the transport's own.
 */
@NullMarked
package dev.hearsay.testkit.adversary;

import org.jspecify.annotations.NullMarked;
