// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.domain.message.Content;
import java.util.concurrent.CompletionStage;

/** Gives a block to those nodes that publish. */
@FunctionalInterface
public interface Publisher {

  /**
   * Publishes.
   *
   * @return completes when the nodes have room for more; exceptionally if one did not take the
   *     block
   */
  CompletionStage<?> publish(Content.Payload block);
}
