// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.domain.id.Bytes;

/**
 * A piece of an MSP configuration, with the place it came from for error lines.
 *
 * @param origin a file, or a field of a channel's configuration
 * @param content its bytes, PEM as a rule
 */
public record MspPart(String origin, Bytes content) {

  /** The absent part. */
  public static final MspPart NONE = new MspPart("", Bytes.EMPTY);

  /** Whether there is none. */
  public boolean isNone() {
    return content.isEmpty();
  }
}
