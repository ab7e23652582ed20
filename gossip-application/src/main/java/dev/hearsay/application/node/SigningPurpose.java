// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.StateInfoPurpose;
import dev.hearsay.domain.discovery.AlivePurpose;

/** What an own message is signed for, so that the answer finds the room that asked. */
public sealed interface SigningPurpose {

  /** A heartbeat. */
  record OwnAlive(AlivePurpose purpose) implements SigningPurpose {}

  /** The message that introduces this node's identity to those who pull. */
  record OwnIdentity() implements SigningPurpose {}

  /** What this node states of itself in a channel. */
  record OwnStateInfo(StateInfoPurpose purpose) implements SigningPurpose {}
}
