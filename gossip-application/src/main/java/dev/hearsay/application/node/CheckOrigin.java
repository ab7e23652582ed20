// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelOrigin;
import dev.hearsay.domain.discovery.AliveOrigin;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.identity.IdentityOrigin;

/** Who asked for a check, so that the answer finds the room that asked. */
sealed interface CheckOrigin {

  /** Who handed the message over. */
  PkiId from();

  /** Discovery, about an alive message. */
  record OfAlive(AliveOrigin origin) implements CheckOrigin {
    @Override
    public PkiId from() {
      return origin.from();
    }
  }

  /** The identity pull, about an identity message. */
  record OfIdentity(IdentityOrigin origin) implements CheckOrigin {
    @Override
    public PkiId from() {
      return origin.from();
    }
  }

  /** A channel, about a state info or a leadership message. */
  record OfChannel(ChannelOrigin origin) implements CheckOrigin {
    @Override
    public PkiId from() {
      return origin.from();
    }
  }
}
