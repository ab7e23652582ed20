// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

/** The timer of the emitter. */
public enum EmitterTimer {
  /** What was collected has waited long enough. */
  FLUSH
}
