// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import java.util.List;

/**
 * What a step led to.
 *
 * @param answers what the world told the node meanwhile, in order: each draw of chance, and for
 *     each write whether more could be written (1) or not (0)
 * @param fingerprint tells all effects of this step and those before it from others
 * @param thrown the class of what the step threw; empty if it threw nothing
 */
public record Deed(List<Long> answers, long fingerprint, String thrown) {

  /** Keeps an unmodifiable copy. */
  public Deed {
    answers = List.copyOf(answers);
  }
}
