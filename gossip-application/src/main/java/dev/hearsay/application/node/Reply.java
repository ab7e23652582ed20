// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;

/** What became of a command. */
public sealed interface Reply {

  /** It was carried out, and the node's view shows it. */
  record Done() implements Reply {}

  /** The acknowledgements that came. */
  record Acked(AckReport report) implements Reply {}

  /** It was not carried out. */
  sealed interface Refused extends Reply {}

  /** The channel was not joined, or was left. */
  record UnknownChannel(ChannelId channel) implements Refused {}

  /**
   * The configuration cannot be used; a former one stays in force.
   *
   * @param detail one line: what is wrong with it
   */
  record UnusableConfig(ChannelId channel, String detail) implements Refused {}

  /**
   * Too many publishers wait already.
   *
   * @param waiting how many
   */
  record TooManyWaiting(int waiting) implements Refused {}
}
