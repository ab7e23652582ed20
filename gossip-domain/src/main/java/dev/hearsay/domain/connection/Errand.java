// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;

/** Why a link exists. */
sealed interface Errand {

  /** The other side opened it. */
  record Inbound() implements Errand {}

  /** This node opens it. Equal errands are one errand: no endpoint is dialled twice at a time. */
  sealed interface Dial extends Errand {
    /** Where to. */
    Endpoint endpoint();
  }

  /** To reach a peer, whom another identity may have replaced meanwhile (comm §3.2). */
  record ToPeer(PkiId peer, Endpoint endpoint) implements Dial {}

  /** To learn who is there, and nothing else (wire §7.1). */
  record ToIdentify(Endpoint endpoint) implements Dial {}
}
