// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;

/** What one side of a link sends to the other. */
sealed interface Item {

  /** A dial was accepted. */
  record Opened(LinkInfo info) implements Item {}

  /**
   * An envelope.
   *
   * @param cost what its reader gives back to the writer's window
   */
  record Message(Envelope envelope, long cost) implements Item {}

  /** The place of an envelope that was lost, so that the writer's window does not shrink. */
  record Lost(long cost) implements Item {}

  /** More can be written. */
  record Relieved() implements Item {}

  /** The link ended. */
  record Ended(LinkEnd cause, String detail) implements Item {}
}
