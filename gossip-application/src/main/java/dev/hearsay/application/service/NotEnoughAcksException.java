// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.AckReport;

/** A message was sent, but fewer peers acknowledged it than must. */
public final class NotEnoughAcksException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient AckReport report;

  /** The acknowledgements that came are those of {@code report}. */
  public NotEnoughAcksException(SendCriteria criteria, AckReport report) {
    super(
        "%d acknowledgements are needed%s: %s"
            .formatted(criteria.minAck(), criteria.whereText(), report.toJson()));
    this.report = report;
  }

  /** What came instead. */
  public AckReport report() {
    return report;
  }
}
