// SPDX-License-Identifier: Apache-2.0

/**
 * The picture of a story, as SVG that can be read on light and on dark ground. {@link
 * dev.hearsay.bootstrap.simulate.plot.StoryPlot} sets two panels below each other: how blocks
 * spread, and how members found each other.
 */
@NullMarked
package dev.hearsay.bootstrap.simulate.plot;

import org.jspecify.annotations.NullMarked;
