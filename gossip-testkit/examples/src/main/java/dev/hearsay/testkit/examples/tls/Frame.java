// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.message.Envelope;

/** What one side of a connection says to the other. */
sealed interface Frame {

  /** The first word of the side that dialled: it wants a link. And the answer: there is one. */
  record Open() implements Frame {}

  /** The first word of the side that dialled: does somebody serve? And the answer: yes. */
  record Ping() implements Frame {}

  /** An envelope. A side sends as many as the other side asked for. */
  record Message(Envelope envelope) implements Frame {}

  /** The other side may send so many messages more. */
  record Request(int messages) implements Frame {}

  /** All was said; this side sends nothing any more. */
  record Finish() implements Frame {}

  /** The link ends here, whatever else was to be said. Instead of Open: there is no link. */
  record Abort(String reason) implements Frame {}
}
