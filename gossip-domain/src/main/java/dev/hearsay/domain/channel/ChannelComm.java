// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.pull.PullComm;
import dev.hearsay.domain.time.Now;

/**
 * What channels ask of the ways to other nodes. All calls return at once; nothing promises
 * delivery.
 */
public interface ChannelComm extends PullComm {

  /**
   * Gives a state info, a block or a leadership message to the dissemination layer, which chooses
   * whom it goes to (dissemination §3).
   *
   * @param from who brought it and so need not get it; {@link PkiId#NONE} for own messages
   */
  void gossip(SignedMessage message, PkiId from, Now now);

  /** Sends a message that was encoded before on the connection on which the question came. */
  void respond(ConnectionInfo to, SignedMessage encoded, Now now);
}
