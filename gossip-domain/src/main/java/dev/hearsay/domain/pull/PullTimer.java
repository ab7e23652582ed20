// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

/** The timers of a pull engine. */
public sealed interface PullTimer {

  /** The pull interval is over. */
  record Tick() implements PullTimer {}

  /** An early round may begin. */
  record Early() implements PullTimer {}

  /** No more digests are waited for. */
  record DigestsDue(long round) implements PullTimer {}

  /** What did not come is asked for elsewhere. */
  record RetryDue(long round) implements PullTimer {}

  /** No more items are waited for. */
  record RoundOver(long round) implements PullTimer {}
}
