// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

/** What a channel wants to be reminded of. */
public enum ChannelAlarm {
  /** Publish the own state info if it has changed. */
  PUBLISH,
  /** The own ledger may have come to rest. */
  ANNOUNCE,
  /** Ask others for their state infos. */
  REQUEST,
  /** There is reason to ask before time. */
  REQUEST_EARLY,
  /** Report who came and who went. */
  TRACK,
  /** Forget the state infos of those who are no members any more. */
  SWEEP,
  /** Others have heard of the leaving, or never will. */
  RELEASE
}
