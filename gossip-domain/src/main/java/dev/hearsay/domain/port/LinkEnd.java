// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

/** How a link came to its end. */
public enum LinkEnd {
  /** An outbound link never came up. */
  DIAL_FAILED,
  /** The other side ended the stream in good order. */
  COMPLETED,
  /** The stream or the connection below it broke, or the other side refused it. */
  FAILED,
  /** The other side sent what is no envelope. */
  GARBAGE,
  /** The other side sent a message larger than the limit. */
  OVERSIZED,
  /** This node ended it. */
  CLOSED_HERE
}
