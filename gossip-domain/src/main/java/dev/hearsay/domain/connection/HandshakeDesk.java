// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import java.util.Optional;

/**
 * Where the connections have the slow half of a handshake done, away from the node loop. Both calls
 * return at once; each is answered exactly once, by an input with precedence over messages.
 */
public interface HandshakeDesk {

  /**
   * Has this node's own handshake signed: see {@link
   * dev.hearsay.domain.handshake.HandshakeMessages}. Answered by {@link
   * Connections#handshakeSigned} or {@link Connections#handshakeSigningFailed}.
   */
  void sign(HandshakeKey key);

  /**
   * Has a first message judged: see {@link dev.hearsay.domain.handshake.HandshakeJudge}. Answered
   * by {@link Connections#handshakeJudged}.
   *
   * @param known the stored identity of the peer that the message names, if there is one
   */
  void judge(LinkId link, SignedMessage first, LinkInfo info, Optional<ValidatedIdentity> known);
}
