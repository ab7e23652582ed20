// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Envelope;

/**
 * What one message of the stream turned out to be. What cannot be read is a value, too: gRPC would
 * turn an exception into a log entry and the end of the call without a reason.
 */
sealed interface Frame {

  /** An envelope; the only kind that is sent. */
  record Parcel(Envelope envelope) implements Frame {}

  /** No envelope. */
  record Garbage(String reason) implements Frame {}

  /** More than the limit, once it was decompressed. */
  record Oversized(String reason) implements Frame {}
}
