// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.SignedMessage;

/**
 * An item that arrived, not judged yet.
 *
 * @param digest the name under which it was asked for, as the item itself claims
 * @param message the item with its original bytes
 */
public record PullItem(Bytes digest, SignedMessage message) {}
