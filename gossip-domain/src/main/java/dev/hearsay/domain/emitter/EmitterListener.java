// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import dev.hearsay.domain.time.Now;
import java.util.List;

/**
 * Takes what the emitter collected.
 *
 * @param <M> what is collected
 */
@FunctionalInterface
public interface EmitterListener<M> {

  /**
   * Takes a batch: never empty, oldest first, unmodifiable. The emitter has let go of it and may be
   * given more.
   */
  void emit(List<M> batch, Now now);
}
