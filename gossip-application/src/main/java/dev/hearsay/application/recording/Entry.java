// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.time.Now;

/**
 * What a recording consists of: a node that was made and started, its steps one after the other
 * with a {@link Checkpoint} now and then, and its end.
 */
public sealed interface Entry {

  /**
   * The first entry: the node was made.
   *
   * @param settings how it behaves
   * @param self how it describes itself, its identity included; no private key
   * @param org the organization that its identity belongs to
   * @param now when
   * @param deed what that led to
   */
  record Made(NodeSettings settings, SelfDescription self, OrgId org, Now now, Deed deed)
      implements Entry {}

  /** The node began to speak. */
  record Started(Now now, Deed deed) implements Entry {}

  /** The node took an input. */
  record Stepped(Input input, Now now, Deed deed) implements Entry {}

  /**
   * What the node was after so many inputs.
   *
   * @param stateHash as {@link StepWatch#stateHash} gives it
   */
  record Checkpoint(long inputs, Bytes stateHash) implements Entry {}

  /**
   * The last entry.
   *
   * @param inputs how many inputs were recorded
   * @param stateHash what the node was then
   * @param detail one line for the operator; empty if the reason says all
   */
  record Ended(EndReason reason, long inputs, Bytes stateHash, String detail) implements Entry {}

  /** Why a recording ended. */
  enum EndReason {
    /** The node was stopped. */
    STOPPED,
    /** A step threw, which ended the node. */
    BUG,
    /** The disk was slower than the node; the node went on without it. */
    TOO_SLOW,
    /** An input could not be written down; the node went on without it. */
    UNWRITABLE
  }
}
