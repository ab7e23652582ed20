// SPDX-License-Identifier: Apache-2.0

/**
 * {@code hearsay simulate}: whole networks in virtual time, told from a seed.
 *
 * <p>Options become {@link dev.hearsay.bootstrap.simulate.SimulateArguments}. One seed is told in
 * full by {@link dev.hearsay.bootstrap.simulate.OneStory}: a report, a map, a picture. Many are
 * told side by side by {@link dev.hearsay.bootstrap.simulate.ManyStories}, which says which of them
 * failed and how to see them again. The stories themselves are told by the simulator.
 */
@NullMarked
package dev.hearsay.bootstrap.simulate;

import org.jspecify.annotations.NullMarked;
