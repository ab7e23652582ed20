// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.discovery.AliveOrigin;
import dev.hearsay.domain.identity.IdentityOrigin;

/** Who asked for a check, so that the answer finds the room that asked. */
sealed interface CheckOrigin {

  /** Discovery, about an alive message. */
  record OfAlive(AliveOrigin origin) implements CheckOrigin {}

  /** The identity pull, about an identity message. */
  record OfIdentity(IdentityOrigin origin) implements CheckOrigin {}
}
