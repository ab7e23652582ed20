// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.SignedMessage;

/**
 * A message that is to be pushed to a few peers.
 *
 * @param message the message and its bytes, which travel on unchanged
 * @param from who brought it, and must not get it back; {@link PkiId#NONE} for an own message
 */
public record Rumour(SignedMessage message, PkiId from) {}
