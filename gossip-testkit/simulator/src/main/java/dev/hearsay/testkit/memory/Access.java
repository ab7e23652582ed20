// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

/** Whether one direction between two nodes takes what opens and ends links, and pings. */
public enum Access {
  /** It does. */
  OPEN,
  /** Dials and pings fail at once, as where a router knows no way. */
  REFUSED,
  /** Whatever goes this way vanishes, and nobody is told. */
  SILENT
}
