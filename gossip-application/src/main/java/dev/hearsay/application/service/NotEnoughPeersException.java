// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

/** Fewer peers satisfy the criteria of a send than must acknowledge it; nothing was sent. */
public final class NotEnoughPeersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int found;

  /** Only {@code found} peers satisfy {@code criteria}. */
  public NotEnoughPeersException(SendCriteria criteria, int found) {
    super(
        "%d acknowledgements are needed%s, but %d peers satisfy the criteria"
            .formatted(criteria.minAck(), criteria.whereText(), found));
    this.found = found;
  }

  /** How many satisfy the criteria. */
  public int found() {
    return found;
  }
}
